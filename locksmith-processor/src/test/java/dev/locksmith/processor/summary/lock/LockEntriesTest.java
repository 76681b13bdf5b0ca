package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Helpers that are always called under a lock. */
class LockEntriesTest {

    private static String transport(String more) {
        return """
        class Transport {
            private final Object backup = new Object();
            private final Object connection = new Object();
            void iterate() {
                synchronized (backup) { connect(); }
            }
            private void connect() {
                synchronized (connection) {
                    synchronized (backup) { }
                }
            }
            $
        }
        """
                .replace("$", more);
    }

    @Test
    void a_helper_does_not_ask_for_what_all_its_callers_hold() {
        Verify.that(transport("")).holds();
        Verify.that(transport("void again() { synchronized (backup) { connect(); } }")).holds();
    }

    @Test
    void one_caller_that_does_not_hold_it_is_enough() {
        Verify.that(
                        transport("void now() { connect(); }")
                                .replace("(backup) { }", "(backup) { } // ERROR lock-cycle"))
                .holds();
    }

    @Test
    void other_code_may_call_what_it_sees() {
        String nested =
                transport("")
                        .replace("class Transport", "public static class Transport")
                        .replace("private void connect", "public void connect");
        Verify.that(
                        ("public class Test {\n" + nested + "}\n")
                                .replace("(backup) { }", "(backup) { } // ERROR lock-cycle"))
                .holds();
    }

    @Test
    void other_code_of_the_package_is_compiled_here_if_it_has_a_name() {
        String open = transport("").replace("private void connect", "void connect");
        Verify.that("package depot;\n" + open).holds();
        Verify.that(open.replace("(backup) { }", "(backup) { } // ERROR lock-cycle"))
                .asWritten() // what is rewritten is put into a package
                .holds();
        Verify.that(
                        "class Yard {\n"
                                + open.replace("class Transport", "private class Transport")
                                + "}\n")
                .holds();
    }

    @Test
    void helpers_of_helpers() {
        String text =
                """
                class Loggers {
                    private static final Object SUBSTITUTES = new Object();
                    static Object log() { return provider(); }
                    static Object provider() {
                        synchronized (Loggers.class) { initialize(); }
                        return SUBSTITUTES;
                    }
                    private static void initialize() { bind(); }
                    private static void bind() { fix(); }
                    private static void fix() {
                        synchronized (SUBSTITUTES) { provider(); }
                    }
                    $
                }
                """;
        Verify.that(text.replace("$", "")).holds();
        Verify.that(
                        text.replace("$", "static void reset() { bind(); }")
                                .replace("{ provider(); }", "{ provider(); } // ERROR lock-cycle"))
                .holds();
    }

    @Test
    void a_lock_that_all_callers_hold_is_common() {
        Verify.that(
                        """
                        class Depot {
                            private final Object gate = new Object();
                            private final Object left = new Object();
                            private final Object right = new Object();
                            void in() { synchronized (gate) { one(); } }
                            void out() { synchronized (gate) { two(); } }
                            private void one() { synchronized (left) { synchronized (right) { } } }
                            private void two() { synchronized (right) { synchronized (left) { } } }
                        }
                        """)
                .holds();
    }
}
