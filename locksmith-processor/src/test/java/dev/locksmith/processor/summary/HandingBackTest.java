package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** {@code escapes-scope} where methods return what they are called on or given. */
class HandingBackTest {

    private static final String SPAN =
            """
            @ScopeBound class Span implements AutoCloseable {
                static Span open(String name) { return new Span(); }
                Span tagged(String key) { return this; }
                Span twice(String key) { return tagged(key).tagged(key); }
                Span child() { return new Span(); }
                Span perhaps(boolean same) { if (same) return this; return new Span(); }
                Span either(boolean same) { return same ? this : new Span(); }
                Span again(int times) { return times == 0 ? this : again(times - 1); }
                @Override public void close() {}
            }
            """;

    @Test
    void a_method_that_returns_its_receiver_opens_nothing() {
        Verify.that(
                        SPAN
                                + """
                                final class Use {
                                    void use(boolean same) {
                                        try (Span s = Span.open("a").tagged("x")) { s.tagged("k").tagged("l"); }
                                        try (Span s = Span.open("a").tagged("x").twice("y")) { s.twice("k"); }
                                        try (Span s = Span.open("a")) { Span t = s.tagged("k"); t.tagged("l"); }
                                        try (Span s = new Span().tagged("x")) { s.tagged("l"); }
                                        Span.open("a").tagged("x").close();
                                    }
                                    Span handed(Span s) { return s.tagged("x").twice("y"); }
                                }
                                """)
                .holds();
    }

    @Test
    void a_method_that_makes_another_opens_it() {
        Verify.that(
                        SPAN
                                + """
                                final class Use {
                                    void use(boolean same) {
                                        try (Span s = Span.open("a")) {
                                            s.child(); // ERROR escapes-scope
                                            s.perhaps(same); // ERROR escapes-scope
                                            s.either(same); // ERROR escapes-scope
                                        }
                                        try (Span s = Span.open("a").child()) { s.tagged("x"); } // ERROR escapes-scope
                                        try (Span s = new Span().child()) { s.tagged("x"); } // ERROR escapes-scope
                                        try (Span s = Span.open("a").perhaps(same)) { s.tagged("x"); } // ERROR escapes-scope
                                        try (Span s = Span.open("a").child().tagged("x")) { s.tagged("x"); } // ERROR escapes-scope
                                        Span.open("a").child().close(); // ERROR escapes-scope
                                        Span.open("a").tagged("x"); // ERROR escapes-scope
                                    }
                                    Span made(Span s) { return s.child(); } // ERROR escapes-scope
                                    Span opened() { return Span.open("a").tagged("x"); } // ERROR escapes-scope
                                }
                                """)
                .holds();
    }

    @Test
    void a_method_that_returns_its_parameter() {
        Verify.that(
                        SPAN
                                + """
                                final class Use {
                                    Span named(Span s) { s.tagged("n"); return s; }
                                    <T> T seen(T it) { System.out.println(it); return it; }
                                    Span first(Span one, Span two) { return one; }
                                    Span other(Span s, boolean same) { return same ? s : Span.open("b"); } // ERROR escapes-scope
                                    void use() {
                                        try (Span s = named(Span.open("a"))) { named(s).tagged("x"); }
                                        try (Span s = seen(Span.open("a").tagged("x"))) { seen(s).tagged("x"); }
                                        try (Span s = Span.open("a"); Span t = Span.open("b")) { first(s, t).tagged("x"); }
                                        try (Span s = first(Span.open("a"), Span.open("b"))) { s.tagged("x"); } // ERROR escapes-scope
                                        named(Span.open("a")); // ERROR escapes-scope
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void methods_that_are_overridden() {
        Verify.that(
                        SPAN
                                + """
                                @ScopeBound interface Line extends AutoCloseable {
                                    Line bold();
                                    Line copy();
                                    @Override void close();
                                }
                                final class Lines {
                                    static final class Thin implements Line {
                                        public Line bold() { return this; }
                                        public Line copy() { return this; }
                                        public void close() {}
                                    }
                                    static final class Thick implements Line {
                                        public Line bold() { return this; }
                                        public Line copy() { return new Thick(); }
                                        public void close() {}
                                    }
                                }
                                final class Use {
                                    void use(Line given) {
                                        given.bold();
                                        given.copy(); // ERROR escapes-scope
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_stands_in_the_resource_is_opened_there() {
        Verify.that(
                        SPAN
                                + """
                                final class Use {
                                    void use(String kind, Optional<Span> none) {
                                        try (Span s = Objects.requireNonNull(Span.open("x"))) { s.tagged("x"); }
                                        try (Span s = Objects.requireNonNull(Span.open("x"), "none").tagged("y")) { s.tagged("x"); }
                                        try (Span s = switch (kind) { case "a" -> Span.open("x"); default -> Span.open("y").tagged("z"); }) { s.tagged("x"); }
                                        try (Span s = switch (kind) { case "a": yield Span.open("x"); default: { yield (Span.open("y")); } }) { s.tagged("x"); }
                                        try (Span s = switch (kind) { case "a" -> { Span.open("x"); yield Span.open("x"); } default -> null; }) { s.tagged("x"); } // ERROR escapes-scope
                                        try (Span s = switch (kind) { case "a" -> { Supplier<Span> late = () -> Span.open("x"); yield late.get(); } default -> null; }) { s.tagged("x"); } // ERROR escapes-scope
                                        try (Span s = none.orElse(Span.open("x"))) { s.tagged("x"); } // ERROR escapes-scope
                                        Objects.requireNonNull(Span.open("x")); // ERROR escapes-scope
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void our_own_guards_come_back_from_methods_too() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        final class Fees extends Level<Unlocked, Fees.Held> {
                            interface Held extends Unlocked {}
                            static final Fees LEVEL = new Fees();
                            private Fees() { super(Unlocked.class, Held.class); }
                        }
                        final class Accounts extends Level<Fees.Held, Accounts.Held> {
                            interface Held extends Fees.Held {}
                            static final Accounts LEVEL = new Accounts();
                            private Accounts() { super(Fees.Held.class, Held.class); }
                        }
                        final class Bank {
                            static final Mutex<Integer, Fees> FEE = Mutex.of(Fees.LEVEL, 1);
                            static final Mutex<Integer, Accounts> BALANCE = Mutex.of(Accounts.LEVEL, 100);
                            Guard<Integer, ?> set(Guard<Integer, ?> guard) { guard.set(1); return guard; }
                            void quiet(LockScope scope) {
                                try (var fee = scope.lock(FEE)) { set(fee).set(2); }
                            }
                            void chained(LockScope scope) {
                                try (var balance = scope.lock(FEE).lock(BALANCE)) { balance.set(2); } // ERROR escapes-scope
                            }
                            void stale(LockScope scope) {
                                try (var fee = java.util.Objects.requireNonNull(scope.lock(FEE))) {
                                    try (var balance = scope.lock(BALANCE)) { balance.set(fee.get()); } // ERROR stale-key
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void of_a_jar_the_declarations_decide(@TempDir Path jar) {
        ClassFiles.of(
                jar,
                """
                package lib;
                @dev.locksmith.annotations.ScopeBound
                public class Span implements AutoCloseable {
                    public static Span open(String name) { return new Span(); }
                    public Span tagged(String key) { return this; }
                    @Override public void close() {}
                }
                """);
        Verify.that(
                        """
                        import lib.Span;
                        final class Use {
                            void use() {
                                try (Span s = Span.open("a").tagged("x").tagged("y")) { s.close(); }
                                Span.open("a").tagged("x").close();
                                Span.open("a").tagged("x"); // ERROR escapes-scope
                            }
                            Span handed(Span s) { return s; }
                        }
                        """)
                .against(jar)
                .holds();
    }
}
