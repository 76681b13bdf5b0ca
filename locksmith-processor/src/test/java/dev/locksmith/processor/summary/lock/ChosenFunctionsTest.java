package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Functions of which one is run hold what is held there, if each is run in such places alone. */
class ChosenFunctionsTest {

    private static void holds(String methods) {
        Verify.that(
                        """
                        import java.util.*;
                        import java.util.concurrent.*;
                        import java.util.function.*;
                        class Press {
                            private final Object io = new Object();
                            private final Object ink = new Object();
                            private int n;
                            private Object kept;
                            private synchronized int next() { return n++; }
                            private void one(String s) { synchronized (io) { next(); } }
                            private void two(String s) { synchronized (ink) { next(); } }
                        """
                                + methods
                                + "}")
                .holds();
    }

    private static final String NOW =
            "synchronized void now() { synchronized (io) { } synchronized (ink) { } }\n";

    private static final String BAD =
            "synchronized void now() { synchronized (io) { } } // ERROR lock-cycle\n";

    @Test
    void a_method_reference_that_a_method_returns() {
        String returned =
                """
                private Consumer<String> each() { return this::one; }
                synchronized void all(List<String> list) { list.forEach(each()); }
                """;
        holds(returned + NOW);
        holds(returned + "void bare(List<String> list) { list.forEach(each()); }\n" + BAD);
        holds(returned + "void keep() { kept = (Consumer<String>) this::one; }\n" + BAD);
    }

    @Test
    void one_of_several_that_a_method_returns() {
        String returned =
                """
                private Consumer<String> each(boolean first) {
                    if (first) { return this::one; }
                    return n > 3 ? s -> { synchronized (ink) { next(); } } : this::two;
                }
                synchronized void all(List<String> list) { list.forEach(each(true)); }
                synchronized void same(List<String> list) {
                    Consumer<String> each = each(false);
                    list.forEach(each);
                }
                """;
        holds(returned + NOW);
        holds(returned + "void bare(List<String> list) { list.forEach(each(true)); }\n" + BAD);
        holds(returned.replace("return this::one", "return null") + NOW);
    }

    @Test
    void one_that_is_returned_among_others_that_nobody_knows() {
        holds(
                """
                private Consumer<String> each(Consumer<String> other) {
                    if (n > 3) { return other; }
                    return this::one;
                }
                synchronized void all(List<String> list) { list.forEach(each(s -> { })); }
                """
                        + BAD);
    }

    @Test
    void a_variable_that_may_hold_another_one() {
        String held =
                """
                synchronized void all(List<String> list, boolean first) {
                    Consumer<String> each = null;
                    if (first) { each = this::one; } else { each = s -> { synchronized (ink) { next(); } }; }
                    list.forEach(each);
                    each = n > 3 ? this::two : this::one;
                    each.accept("");
                }
                """;
        holds(held + NOW);
        holds(held.replace("each.accept(\"\");", "kept = each;") + BAD);
        holds(held.replace("each.accept(\"\");", "Object o = each; kept = o;") + BAD);
        holds(
                """
                void all(List<String> list, boolean first) {
                    Consumer<String> each = this::two;
                    synchronized (this) { list.forEach(each); }
                    each = this::one;
                    list.forEach(each);
                }
                """
                        + BAD);
        holds(
                """
                synchronized void all(List<String> list, Consumer<String> each) {
                    Consumer<String> other = this::one;
                    if (n > 3) { other = each; }
                    list.forEach(other);
                }
                """
                        + BAD);
    }

    @Test
    void which_of_them_runs_is_not_certain() {
        holds(
                """
                private void deep(String s) { synchronized (io) { } }
                void all(List<String> list) {
                    Consumer<String> each = this::deep;
                    list.forEach(each);
                    each = s -> { };
                    synchronized (this) { list.forEach(each); }
                }
                void other() { synchronized (io) { next(); } }
                """);
    }

    @Test
    void a_helper_is_given_one_of_several() {
        String given =
                """
                private synchronized void locked(Consumer<String> work) { work.accept(""); }
                void run(boolean first) {
                    locked(first ? this::one : this::two);
                    Consumer<String> work = first ? this::one : s -> { synchronized (ink) { next(); } };
                    locked(work);
                }
                """;
        holds(given + NOW);
        holds(
                given
                        + "void later(Executor pool, boolean b) { Consumer<String> c = b ? this::one : this::two; pool.execute(() -> c.accept(\"\")); }\n"
                        + BAD);
    }

    @Test
    void an_object_of_a_class_that_extends_another_one() {
        String classes =
                """
                private abstract class Work implements Consumer<String> {
                    void begin() { synchronized (io) { next(); } }
                }
                private class First extends Work {
                    @Override public void accept(String s) { begin(); }
                }
                private final class Second extends First {
                    @Override public void accept(String s) { synchronized (ink) { next(); } }
                }
                private final class Third extends First { }
                synchronized void all(List<String> list) {
                    list.forEach(new First());
                    list.forEach(new Second());
                    list.forEach(new Third());
                    list.forEach(new Work() { @Override public void accept(String s) { begin(); } });
                }
                """;
        holds(classes + NOW);
        holds(classes + "void keep() { kept = new Third(); }\n" + BAD);
        holds(classes + "void bare(List<String> list) { list.forEach(new Third()); }\n" + BAD);
        String one = classes.replace("(ink) { next(); }", "(ink) { }");
        holds(one.replace("begin() {", "begin() { kept = this;") + BAD);
    }
}
