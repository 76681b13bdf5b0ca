package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import static dev.locksmith.processor.generate.Generator.STRICT;
import static dev.locksmith.processor.generate.Generator.source;

import com.google.testing.compile.Compilation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import javax.tools.Diagnostic;

/** What a user of generated levels can write, and what has no typing. */
class LockOrderUseTest {
    private static final String ORDERS =
            """
            package bank;
            import dev.locksmith.annotations.LockOrder;
            import dev.locksmith.annotations.LockOrder.After;
            class Orders {
                @LockOrder enum Chain { CONFIG, ACCOUNTS, AUDIT }
                @LockOrder enum Diamond { GATE, @After("GATE") NORTH, @After("GATE") SOUTH, @After({"NORTH", "SOUTH"}) OFFICE }
                @LockOrder(after = Diamond.class) enum Town { HALL }
            }
            """;

    private static final String MUTEXES =
            """
            package bank;
            import static bank.OrdersChainLevels.*;
            import static bank.OrdersDiamondLevels.*;
            import static bank.OrdersTownLevels.*;
            import dev.locksmith.Mutex;
            interface Mutexes {
                Mutex<String, Config> config = CONFIG.mutex("");
                Mutex<String, Accounts> account = ACCOUNTS.mutex("");
                Mutex<String, Accounts> account2 = ACCOUNTS.mutex("");
                Mutex<String, Accounts> account3 = ACCOUNTS.mutex("third", "");
                Mutex<String, Audit> audit = AUDIT.mutex("");
                Mutex<String, Gate> gate = GATE.mutex("");
                Mutex<String, North> north = NORTH.mutex("");
                Mutex<String, South> south = SOUTH.mutex("");
                Mutex<String, Office> office = OFFICE.mutex("");
                Mutex<String, Hall> hall = HALL.mutex("");
            }
            """;

    private static final String HELPERS =
            """
                static void audit(LockKey<? super AccountsHeld> key) { key.lock(audit).close(); }
                static void office(LockKey<? super BeforeOffice> key) { key.lock(office).close(); }
                static void pay(LockKey<AccountsHeld> key) { key.lock(audit).close(); }
            """;

    @Test
    void a_chain() {
        check(
                """
                try (var a = scope.lock(config); var b = a.lock(account); var c = b.lock(audit)) {}
                try (var a = scope.lock(config); var b = a.lock(audit)) {}
                try (var a = scope.lock(audit)) {}
                try (var a = scope.lock(account); var b = a.lock(config)) {} // ERROR
                try (var a = scope.lock(audit); var b = a.lock(config)) {} // ERROR
                try (Guard<String, AccountsHeld> a = scope.lock(account)) {}
                try (Guard<String, AuditHeld> a = scope.lock(account)) {} // ERROR
                """);
    }

    @Test
    void one_level() {
        check(
                """
                try (var a = scope.lock(account, account2); var b = a.lock(audit)) {}
                try (var a = scope.lock(LockSet.of(account, account2)); var b = a.lock(audit)) {}
                try (var a = scope.lock(account); var b = a.lock(account2)) {} // ERROR
                try (var a = scope.lock(account); var b = a.lock(account2, account3)) {} // ERROR
                try (var a = scope.lock(account); var b = a.lock(LockSet.of(account2, account3))) {} // ERROR
                try (var a = scope.lock(account, audit)) {} // ERROR
                try (var a = scope.lock(LockSet.of(account, audit))) {} // ERROR
                """);
    }

    @Test
    void branches_and_a_join() {
        check(
                """
                try (var a = scope.lock(gate); var b = a.lock(north); var c = b.lock(office)) {}
                try (var a = scope.lock(gate); var b = a.lock(south); var c = b.lock(office)) {}
                try (var a = scope.lock(gate); var b = a.lock(office)) {}
                try (var a = scope.lock(office)) {}
                try (var a = scope.lock(north); var b = a.lock(south)) {} // ERROR
                try (var a = scope.lock(south); var b = a.lock(north)) {} // ERROR
                try (var a = scope.lock(office); var b = a.lock(north)) {} // ERROR
                try (var a = scope.lock(office); var b = a.lock(office)) {} // ERROR
                try (var a = scope.lock(office); var b = a.lock(gate)) {} // ERROR
                """);
    }

    @Test
    void two_orders() {
        check(
                """
                try (var a = scope.lock(north); var b = a.lock(hall)) {}
                try (var a = scope.lock(office); var b = a.lock(hall)) {}
                try (var a = scope.lock(hall); var b = a.lock(office)) {} // ERROR
                try (var a = scope.lock(config); var b = a.lock(gate)) {} // ERROR
                try (var a = scope.lock(gate); var b = a.lock(config)) {} // ERROR
                """);
    }

    @Test
    void a_helper_says_which_keys_it_takes() {
        check(
                """
                audit(scope);
                try (var a = scope.lock(config)) { audit(a); }
                try (var a = scope.lock(account)) { audit(a); }
                try (var a = scope.lock(audit)) { audit(a); } // ERROR
                office(scope);
                try (var a = scope.lock(north)) { office(a); }
                try (var a = scope.lock(south)) { office(a); }
                try (var a = scope.lock(office)) { office(a); } // ERROR
                try (var a = scope.lock(account)) { office(a); } // ERROR
                try (var a = scope.lock(account)) { pay(a); }
                try (var a = scope.lock(account, account2)) { pay(a); }
                try (var a = scope.lock(audit)) { pay(a); } // ERROR
                pay(scope); // ERROR
                """);
    }

    /**
     * Each line has errors exactly if it says so; without those that have, all compiles without a
     * warning.
     */
    private static void check(String statements) {
        List<String> lines = statements.lines().toList();
        List<String> refused = lines.stream().filter(line -> line.endsWith("// ERROR")).toList();
        List<String> legal = new ArrayList<>(lines);
        legal.removeAll(refused);
        assertThat(legal).isNotEmpty();

        assertThat(compile(legal)).succeededWithoutWarnings();
        assertThat(
                        compile(lines).errors().stream()
                                .map(Diagnostic::getLineNumber)
                                .distinct()
                                .map(number -> lines.get((int) (number - firstLine())))
                                .toList())
                .containsExactlyElementsIn(refused)
                .inOrder();
    }

    private static Compilation compile(List<String> statements) {
        return javac().withProcessors(new Generator())
                .withOptions(STRICT.get(0) + ",-try", STRICT.get(1))
                .compile(
                        source(ORDERS),
                        source(MUTEXES),
                        source(head() + String.join("\n", statements) + "\n    }\n}\n"));
    }

    private static String head() {
        return """
        package bank;
        import static bank.OrdersChainLevels.*;
        import static bank.OrdersDiamondLevels.*;
        import dev.locksmith.*;
        class Use implements Mutexes {
        """
                + HELPERS
                + "    static void use(LockScope scope) {\n";
    }

    private static long firstLine() {
        return head().lines().count() + 1;
    }
}
