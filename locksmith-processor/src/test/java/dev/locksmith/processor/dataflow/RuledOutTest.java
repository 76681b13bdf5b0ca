package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What a test proves of an object where it fails, and where it holds. */
class RuledOutTest {

    private static final String TYPES =
            """
            @ThreadConfined class Request { String name; }
            @ThreadConfined final class Bell { void ring() {} }
            """;

    @Test
    void what_a_method_is_given_goes_on_only_if_it_is_something_else() {
        Verify.that(
                        TYPES
                                + """
                                class Dispatcher {
                                    private final Executor pool = Executors.newCachedThreadPool();
                                    static void use(Object o) {}
                                    void otherwise(Object given) {
                                        if (given instanceof Request r) { r.name = ""; } else { pool.execute(() -> use(given)); }
                                    }
                                    void returned(Object given) {
                                        if (given instanceof Request) { return; }
                                        pool.execute(() -> use(given));
                                    }
                                    void negated(Object given) { if (!(given instanceof Request)) { pool.execute(() -> use(given)); } }
                                    void either(Object given) {
                                        if (given instanceof Request || given instanceof Bell) { return; }
                                        pool.execute(() -> use(given));
                                    }
                                    void on(Object given) {
                                        if (given instanceof Bell b) { b.ring(); return; }
                                        further(given);
                                    }
                                    private void further(Object given) { pool.execute(() -> use(given)); }
                                    void perhaps(Object given, boolean really) {
                                        if (really && given instanceof Request) { return; }
                                        pool.execute(() -> use(given));
                                    }
                                    void give(Request r, Bell b) {
                                        otherwise(r);
                                        returned(r);
                                        negated(r);
                                        either(r);
                                        either(b);
                                        on(b);
                                        otherwise(b); // ERROR crosses-thread
                                        returned(b); // ERROR crosses-thread
                                        on(r); // ERROR crosses-thread
                                        perhaps(r, true); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_a_variable_holds_is_not_what_was_ruled_out() {
        Verify.that(
                        TYPES
                                + """
                                class Dispatcher {
                                    static void use(Object o) {}
                                    void either(Executor pool, Request r, boolean b) {
                                        Object o = b ? r : "text";
                                        if (o instanceof Request) { use(o); } else { pool.execute(() -> use(o)); }
                                        if (!(o instanceof Request)) { pool.execute(() -> use(o)); }
                                        if (o instanceof String) { pool.execute(() -> use(o)); }
                                        pool.execute(() -> use(o)); // ERROR crosses-thread
                                    }
                                    void another(Executor pool, Request r, Bell bell, boolean b) {
                                        Object o = b ? r : bell;
                                        if (o instanceof Request) { return; }
                                        pool.execute(() -> use(o)); // ERROR crosses-thread
                                    }
                                    void turns(Executor pool, Bell bell, Object[] all) {
                                        Object last = bell;
                                        for (Object each : all) {
                                            if (last instanceof Bell) { last = each; continue; }
                                            Object it = last;
                                            pool.execute(() -> use(it));
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_null_takes_nothing_along() {
        Verify.that(
                        TYPES
                                + """
                                class Dispatcher {
                                    private final Executor pool = Executors.newCachedThreadPool();
                                    static void use(Object o) {}
                                    static Bell next() { return null; }
                                    void equal(Bell b) { if (b == null) { pool.execute(() -> use(b)); } }
                                    void theOtherWayRound(Bell b) {
                                        if (null != b) { b.ring(); } else { pool.execute(() -> use(b)); }
                                    }
                                    void returned(Bell b) {
                                        if (b != null) { return; }
                                        pool.execute(() -> use(b));
                                    }
                                    void asked(Bell b) { if (java.util.Objects.isNull(b)) { pool.execute(() -> use(b)); } }
                                    void askedNot(Bell b) { if (!java.util.Objects.nonNull((b))) { pool.execute(() -> use(b)); } }
                                    void chosen(Bell b) { pool.execute(b == null ? () -> use(b) : () -> {}); }
                                    void both(Bell b, boolean more) { if (more && b == null) { pool.execute(() -> use(b)); } }
                                    void either(Bell b, Bell c, boolean more) {
                                        if (b != null || more) { return; }
                                        pool.execute(() -> use(b));
                                    }
                                    void inTheTask(Bell b) {
                                        if (b == null) {
                                            pool.execute(new Runnable() { @Override public void run() { use(b); } });
                                            class Task implements Runnable { @Override public void run() { use(b); } }
                                            pool.execute(new Task());
                                        }
                                    }
                                    void loop(Queue<Object> queue, BlockingQueue<Object> other) throws Exception {
                                        Bell b;
                                        while ((b = next()) != null) { b.ring(); }
                                        other.put(b);
                                    }
                                    void tasks(Bell b, boolean with) {
                                        Runnable task = with ? b::ring : null;
                                        if (task == null) { pool.execute(task); }
                                    }
                                    void on(Bell b) { if (b == null) { further(b); } }
                                    private void further(Object o) { pool.execute(() -> use(o)); }
                                    void given(Object o) { if (o == null) { pool.execute(() -> use(o)); } }
                                    void give(Bell b) { given(b); }
                                }
                                """)
                .holds();
    }

    @Test
    void what_may_be_there_still_does() {
        Verify.that(
                        TYPES
                                + """
                                class Dispatcher {
                                    private final Executor pool = Executors.newCachedThreadPool();
                                    static void use(Object o) {}
                                    void there(Bell b) {
                                        if (b != null) { pool.execute(() -> use(b)); } // ERROR crosses-thread
                                    }
                                    void perhaps(Bell b, boolean really) {
                                        if (really && b == null) { return; }
                                        pool.execute(() -> use(b)); // ERROR crosses-thread
                                    }
                                    void another(Bell b, Bell c) {
                                        if (b == null) { pool.execute(() -> use(c)); } // ERROR crosses-thread
                                    }
                                    void after(Bell b) {
                                        if (b == null) { use(b); }
                                        pool.execute(() -> use(b)); // ERROR crosses-thread
                                    }
                                    void made(Bell given) {
                                        Bell b = given;
                                        if (b == null) { b = new Bell(); }
                                        Bell it = b;
                                        pool.execute(() -> use(it)); // ERROR crosses-thread
                                    }
                                    void inTheTask(Bell b) {
                                        pool.execute(() -> { if (b == null) { use(b); } else { b.ring(); } }); // ERROR crosses-thread
                                    }
                                    void given(Object o) { if (o != null) { pool.execute(() -> use(o)); } }
                                    void give(Bell b) {
                                        given(b); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void a_case_of_null_too() {
        Verify.that(
                        TYPES
                                + """
                                class Dispatcher {
                                    static void use(Object o) {}
                                    void alone(Executor pool, Bell b) {
                                        switch (b) {
                                            case null -> pool.execute(() -> use(b));
                                            default -> pool.execute(() -> use(b)); // ERROR crosses-thread
                                        }
                                    }
                                    void withOthers(Executor pool, Bell b) {
                                        switch (b) {
                                            case null, default -> pool.execute(() -> use(b)); // ERROR crosses-thread
                                        }
                                    }
                                }
                                """)
                .holds();
    }
}
