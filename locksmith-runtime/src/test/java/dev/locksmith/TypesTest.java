package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the types alone refuse, and what they let pass: no processor has a part in this. */
class TypesTest {

    private static final String LEVELS =
            """
            final class Outer extends Level<Unlocked, Outer.Held> {
                interface Held extends Unlocked {}
                private Outer() { super(Unlocked.class, Held.class); }
            }
            final class Inner extends Level<Outer.Held, Inner.Held> {
                interface Held extends Outer.Held {}
                private Inner() { super(Outer.Held.class, Held.class); }
            }
            final class Left extends Level<Unlocked, Left.Held> {
                interface Held extends Unlocked {}
                private Left() { super(Unlocked.class, Held.class); }
            }
            """;

    @TempDir private Path output;

    private void check(String body) {
        List<String> lines =
                Stream.of(
                                "import dev.locksmith.*;",
                                "class Case {",
                                "void run(LockScope scope, Mutex<String, Outer> outer,"
                                        + " Mutex<String, Inner> inner, Mutex<Integer, Inner>"
                                        + " inner2, Mutex<String, Left> left, RwMutex<String,"
                                        + " Inner> table, MutexCondition condition) throws"
                                        + " Exception {",
                                body,
                                "}",
                                "}",
                                LEVELS)
                        .flatMap(String::lines)
                        .toList();
        List<Long> expected =
                Stream.iterate(1, i -> i + 1)
                        .limit(lines.size())
                        .filter(i -> lines.get(i - 1).endsWith("// NO"))
                        .map(Integer::longValue)
                        .toList();
        assertEquals(expected, errorLines(String.join("\n", lines)));
    }

    private List<Long> errorLines(String source) {
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///Case.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-proc:none", "-d", output.toString()),
                        null,
                        List.of(file))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(d -> d.getLineNumber())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void letDeeperLevelsPass() {
        check(
                """
                try (var a = scope.lock(outer); var b = a.lock(inner)) {}
                try (var a = scope.lock(inner)) {}
                try (var a = scope.lock(outer); var b = a.lock(inner, inner2)) {}
                try (var a = scope.tryLock(outer); var b = a.tryLock(LockSet.of(inner))) {}
                try (var a = scope.lock(outer); var b = a.read(table)) {}
                try (var a = scope.lock(LockSet.<String, Outer>of()); var b = a.lock(inner)) {}
                String s = scope.lockWith(outer, a -> a.lockWith(inner, b -> a.get() + b.get()));
                Guard<String, Outer.Held> named = scope.lock(outer);
                LockKey<? extends Unlocked> key = named;
                """);
    }

    @Test
    void refuseShallowerLevels() {
        check(
                """
                try (var a = scope.lock(inner)) {
                    a.lock(outer).close(); // NO
                    a.tryLock(outer).close(); // NO
                    a.lockInterruptibly(outer).close(); // NO
                    a.lock(LockSet.of(outer)).close(); // NO
                    a.lockWith(outer, g -> 1); // NO
                }
                """);
    }

    @Test
    void refuseTheSameLevelAgain() {
        check(
                """
                try (var a = scope.lock(inner)) {
                    a.lock(inner).close(); // NO
                    a.lock(inner2).close(); // NO
                    a.lock(LockSet.of(inner)).close(); // NO
                    a.lock(inner, inner2).close(); // NO
                }
                try (var a = scope.lock(inner, inner2)) {
                    a.lock(inner).close(); // NO
                }
                try (var a = scope.lock(LockSet.of(inner))) {
                    a.lock(inner2).close(); // NO
                }
                """);
    }

    @Test
    void refuseOtherBranches() {
        check(
                """
                try (var a = scope.lock(outer)) {
                    a.lock(left).close(); // NO
                }
                try (var a = scope.lock(left)) {
                    a.lock(inner).close(); // NO
                }
                """);
    }

    @Test
    void refusePairsAndSetsOfMixedLevels() {
        check(
                """
                scope.lock(outer, inner).close(); // NO
                scope.lock(inner, outer).close(); // NO
                LockSet.of(outer, inner); // NO
                """);
    }

    @Test
    void refuseToUpgrade() {
        check(
                """
                try (var a = scope.read(table)) {
                    a.set("x"); // NO
                    a.write(table).close(); // NO
                    a.read(table).close(); // NO
                }
                try (var a = scope.write(table)) {
                    a.read(table).close(); // NO
                }
                """);
    }

    @Test
    void refuseToWaitWhereAnotherLockIsHeld() {
        check(
                """
                try (var a = scope.lock(inner)) {
                    a.await(condition);
                    a.signal(condition);
                }
                try (var a = scope.lock(outer); var b = a.lock(inner)) {
                    b.await(condition); // NO
                    b.signal(condition);
                }
                try (var a = scope.lock(inner, inner2)) {
                    a.await(condition); // NO
                }
                """);
    }

    @Test
    void anAmbientScopeAcceptsEveryLevelAndItsGuardsDoNot() {
        check(
                """
                try (var a = AmbientScope.open(); var b = a.lock(inner)) {}
                try (var a = AmbientScope.open(); var b = a.lock(outer); var c = b.lock(inner)) {}
                try (var a = AmbientScope.open(); var b = a.lock(inner); var c = b.lock(outer)) {} // NO
                LockKey<Unlocked> key = AmbientScope.open(); // NO
                LockKey<? super Outer.Held> helper = AmbientScope.open();
                try (var a = AmbientScope.open(); var b = a.lock(inner)) { b.await(condition); } // NO
                """);
    }

    @Test
    void leavesAndLocksOutOfOrderAreTheLast() {
        check(
                """
                Mutex<String, Leaf> leaf = Mutex.of("");
                try (var a = scope.lock(leaf)) {}
                try (var a = scope.lock(inner); var b = a.lockLeaf(leaf)) {}
                try (var a = scope.lock(inner); var b = a.lock(leaf)) {} // NO
                try (var a = scope.lock(leaf); var b = a.lock(inner)) {} // NO
                try (var a = scope.lock(inner); var b = a.lockLeaf(outer)) {} // NO
                try (var a = scope.lock(inner); var b = a.tryOutOfOrder(outer); var c = b.tryOutOfOrder(left)) {}
                try (var a = scope.tryOutOfOrder(outer); var b = a.lock(inner)) {} // NO
                """);
    }

    @Test
    void setsOfSeveralTypes() {
        check(
                """
                LockSet<Object, Inner> all = LockSet.of(inner, inner2, table.toRead());
                try (var a = scope.lock(outer); var b = a.lock(LockSet.of(inner, inner2, table.toWrite()))) {
                    String text = b.get(inner) + b.get(table);
                    int number = b.get(inner2);
                    b.set(inner2, number + 1);
                    b.set(inner, number); // NO
                }
                LockSet.of(inner, outer); // NO
                LockSet.tryOf(table.toRead(), left); // NO
                """);
    }
}
