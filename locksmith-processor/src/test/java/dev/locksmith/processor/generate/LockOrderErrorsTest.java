package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.CompilationSubject.assertThat;

import static dev.locksmith.processor.generate.Generator.compile;
import static dev.locksmith.processor.generate.Generator.text;

import com.google.testing.compile.Compilation;

import org.junit.jupiter.api.Test;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Where each error stands, and that it is the only one. The plan's own are worded in
 * RefusedOrderTest.
 */
class LockOrderErrorsTest {

    @Test
    void an_error_of_a_constant_stands_at_its_after() {
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder;
                @LockOrder
                enum Bank {
                    CONFIG,
                    @Deprecated @LockOrder.After("CNFIG") ACCOUNTS;
                    static final dev.locksmith.Mutex<String, BankLevels.Accounts> M = BankLevels.ACCOUNTS.mutex("");
                }
                """,
                6,
                17,
                "[locksmith:lock-order] 'ACCOUNTS' is declared @After(\"CNFIG\"), but 'Bank' has no constant of that name");
    }

    @Test
    void an_error_of_a_constant_without_after_stands_at_the_constant() {
        assertOnlyError(
                """
                package bank;
                @dev.locksmith.annotations.LockOrder
                enum Bank {
                    A,
                    A_HELD
                }
                """,
                5,
                5,
                "[locksmith:lock-order] two generated classes would be called 'AHeld'");
    }

    @Test
    void an_error_of_the_enum_stands_at_its_annotation() {
        assertOnlyError(
                """
                package bank;
                @Deprecated
                @dev.locksmith.annotations.LockOrder
                enum Bank {}
                """,
                3,
                1,
                "[locksmith:lock-order] 'Bank' has no constants");
    }

    @Test
    void each_circle_is_spelt_out_at_one_of_its_constants() {
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder.After;
                @dev.locksmith.annotations.LockOrder
                enum Bank {
                    @After("AUDIT") CONFIG,
                    ACCOUNTS,
                    AUDIT
                }
                """,
                5,
                5,
                "[locksmith:lock-order] the lock order of 'Bank' runs in a circle: CONFIG -> ACCOUNTS -> AUDIT -> CONFIG");
    }

    @Test
    void only_an_enum_has_levels() {
        for (String kind : new String[] {"class", "interface", "record", "@interface"}) {
            assertOnlyError(
                    """
                    package bank;
                    import dev.locksmith.annotations.LockOrder;
                    @LockOrder
                    %s Bank%s {}
                    """
                            .formatted(kind, kind.equals("record") ? "()" : ""),
                    3,
                    1,
                    """
                    [locksmith:lock-order] @LockOrder belongs on an enum, whose constants are the lock levels; 'Bank' is none
                      to fix: declare 'enum Bank' with a constant for each level""");
        }
    }

    @Test
    void a_private_enum_has_no_one_to_use_its_levels() {
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder;
                class Outer {
                    @LockOrder private enum Bank { A }
                }
                """,
                4,
                5,
                """
                [locksmith:lock-order] 'Bank' is private, but the levels generated from 'Bank' would be open to the whole package
                  to fix: make 'Bank' package-private or public""");
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder;
                class Outer {
                    private interface Inner { @LockOrder enum Bank { A } }
                }
                """,
                4,
                31,
                "[locksmith:lock-order] 'Inner' is private, but the levels generated from 'Bank'");
    }

    @Test
    void after_needs_a_lock_order() {
        String message =
                """
                [locksmith:lock-order] @After orders the constants of an enum with @LockOrder; 'A' in 'Bank' is no such constant
                  to fix: declare 'Bank' as an enum with @LockOrder, or remove @After""";
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder.After;
                enum Bank { @After({}) A }
                """,
                3,
                13,
                message);
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder.After;
                class Bank { @After({}) int A; }
                """,
                3,
                14,
                message);
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder;
                @LockOrder enum Bank {
                    FIRST;
                    @LockOrder.After("FIRST") static final int A = 1;
                }
                """,
                5,
                5,
                message);
    }

    @Test
    void a_class_of_the_generated_name_is_in_the_way() {
        Compilation compilation =
                compile(
                        "package bank; @dev.locksmith.annotations.LockOrder enum Bank { A }",
                        "package bank; class BankLevels { }");

        assertOnlyError(
                compilation,
                1,
                15,
                """
                [locksmith:lock-order] the levels of 'Bank' become a class called 'bank.BankLevels', but there is one already
                  to fix: rename that class, or the enum""");
    }

    @Test
    void two_enums_do_not_share_a_generated_class() {
        assertOnlyError(
                """
                package bank;
                import dev.locksmith.annotations.LockOrder;
                class Outer {
                    @LockOrder enum Bank { A }
                }
                @LockOrder enum OuterBank { A }
                """,
                6,
                1,
                """
                [locksmith:lock-order] the levels of 'Outer.Bank' and those of 'OuterBank' would both become a class called 'OuterBankLevels'
                  to fix: rename one of the two enums""");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Compilation compilation =
                compile(
                        """
                        package bank;
                        import dev.locksmith.annotations.LockOrder;
                        import dev.locksmith.annotations.LockOrder.After;
                        @LockOrder enum Bank { @After("X") A, @After("B") B, @After({"C", "Y"}) C }
                        @LockOrder enum None { }
                        """);

        assertThat(
                        compilation.errors().stream()
                                .map(e -> text(e).lines().findFirst().orElse(""))
                                .toList())
                .containsExactly(
                        "[locksmith:lock-order] 'A' is declared @After(\"X\"), but 'Bank' has no constant of that name",
                        "[locksmith:lock-order] 'B' is declared @After(\"B\"), but no level comes after itself",
                        "[locksmith:lock-order] 'C' is declared @After(\"C\"), but no level comes after itself",
                        "[locksmith:lock-order] 'C' is declared @After(\"Y\"), but 'Bank' has no constant of that name",
                        "[locksmith:lock-order] 'None' has no constants, and so no lock levels")
                .inOrder();
    }

    @Test
    void uses_of_a_refused_order_are_not_errors_too() {
        Compilation compilation =
                compile(
                        """
                        package bank;
                        import dev.locksmith.annotations.LockOrder;
                        @LockOrder enum Bank { @LockOrder.After("B") A, B, FOO_BAR, FooBar, _1 }
                        """,
                        """
                        package bank;
                        import static bank.BankLevels.*;
                        class Use {
                            BankLevels.A a = A;
                            dev.locksmith.Mutex<Integer, FooBar> m = FOO_BAR.mutex(1);
                        }
                        """);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("runs in a circle: A -> B -> A");
    }

    private static void assertOnlyError(String source, long line, long column, String message) {
        assertOnlyError(compile(source), line, column, message);
    }

    private static void assertOnlyError(
            Compilation compilation, long line, long column, String message) {
        assertThat(compilation.errors().stream().map(Generator::text).toList()).hasSize(1);
        Diagnostic<? extends JavaFileObject> error = compilation.errors().get(0);
        assertThat(text(error)).startsWith(message);
        assertThat(error.getLineNumber()).isEqualTo(line);
        assertThat(error.getColumnNumber()).isEqualTo(column);
    }
}
