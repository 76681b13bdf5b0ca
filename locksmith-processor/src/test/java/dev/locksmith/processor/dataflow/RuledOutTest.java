package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

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
}
