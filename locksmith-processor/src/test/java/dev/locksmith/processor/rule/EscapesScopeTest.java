package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class EscapesScopeTest {

    private static final String SESSION =
            """
            @ScopeBound @ThreadConfined final class Session<T> implements AutoCloseable {
                private final T value;
                Session(T value) { this.value = value; }
                T get() { return value; }
                Session<T> nested() { return new Session<>(value); }
                <R> R with(Function<T, R> work) { return work.apply(value); }
                @Override public void close() {}
                static final class Pool {
                    Session<StringBuilder> open() { return new Session<>(new StringBuilder()); }
                }
            }
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void open(Session.Pool pool) {
                                        var session = pool.open(); // ERROR escapes-scope
                                        session.close();
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:escapes-scope] the result of open() is opened, but no try statement closes it
                          the result of open() is a Session
                          Session is @ScopeBound: it lives in the try statement that opens it
                          to fix: open it in the parentheses of a try statement: try (var x = ...)\
                        """);
    }

    @Test
    void the_whole_message_for_what_is_used_when_it_is_closed() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void read(Session.Pool pool) {
                                        Session<StringBuilder> last = null;
                                        try (var session = pool.open()) {
                                            last = session;
                                        }
                                        last.get(); // ERROR escapes-scope
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:escapes-scope] 'last' is used after its try statement has closed it
                          Session is @ScopeBound: it lives in the try statement that opens it
                          to fix: use it inside the try statement only\
                        """);
    }

    @Test
    void the_whole_message_for_a_field() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    private Session<String> kept; // ERROR escapes-scope
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:escapes-scope] the field 'kept' keeps a Session<String> beyond the try statement that opens and closes it
                          Session<String> is @ScopeBound: it lives in one try statement
                          a field lives as long as its object
                          to fix: open it where it is used, and pass it to the methods that need it\
                        """);
    }

    @Test
    void the_whole_message_for_a_store() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void keep(Session.Pool pool, List<Object> all) {
                                        try (var session = pool.open()) {
                                            all.add(session); // ERROR escapes-scope
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:escapes-scope] 'session' is stored where it outlives its try statement
                          Session is @ScopeBound: it lives in the try statement that opens it
                          whoever reads it there later finds it closed
                          to fix: pass it to the methods that need it instead\
                        """);
    }

    @Test
    void the_whole_message_for_a_result() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    Session<StringBuilder> open(Session.Pool pool) {
                                        try (var session = pool.open()) {
                                            return session; // ERROR escapes-scope
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:escapes-scope] 'session' is returned, and outlives its try statement
                          Session is @ScopeBound: it lives in the try statement that opens it
                          the caller would get it open with nobody to close it, or closed
                          to fix: let the caller open it, or do here what it is needed for\
                        """);
    }

    @Test
    void the_whole_message_for_a_lambda() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    Supplier<Object> later(Session.Pool pool) {
                                        try (var session = pool.open()) {
                                            return () -> session.get(); // ERROR escapes-scope
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:escapes-scope] this lambda takes along what its try statement closes
                          Session is @ScopeBound: it lives in the try statement that opens it
                          the task may run after it is closed
                          to fix: read what the task needs first, and let the task capture that\
                        """);
    }

    @Test
    void a_try_statement_opens_it() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void open(Session.Pool pool, boolean big) {
                                        try (var session = pool.open(); var inner = session.nested()) { inner.get(); }
                                        try (var session = big ? pool.open() : (pool.open())) { session.get(); }
                                        try (Session<String> session = (Session<String>) new Session<>("x")) { session.get(); }
                                        pool.open().close();
                                    }
                                    void made() {
                                        new Session<>("x").get(); // ERROR escapes-scope
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void stored() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    private Object kept;
                                    private Session<String> field; // ERROR escapes-scope
                                    private static Object shared;
                                    void store(Session.Pool pool, List<Object> list, Object[] array) {
                                        try (var session = pool.open()) {
                                            kept = session; // ERROR escapes-scope
                                            shared = session; // ERROR escapes-scope
                                            array[0] = session; // ERROR escapes-scope
                                            list.add(session); // ERROR escapes-scope
                                            kept = "free";
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void returned() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    Session<StringBuilder> open(Session.Pool pool) {
                                        return pool.open(); // ERROR escapes-scope
                                    }
                                    Supplier<StringBuilder> lazily(Session.Pool pool) {
                                        try (var session = pool.open()) {
                                            return () -> session.get(); // ERROR escapes-scope
                                        }
                                    }
                                    Session<StringBuilder> same(Session<StringBuilder> session) { return session; }
                                }
                                """)
                .holds();
    }

    @Test
    void used_after_its_try_statement() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void later(Session.Pool pool) {
                                        Session<StringBuilder> last;
                                        try (var session = pool.open()) {
                                            last = session;
                                            last.get();
                                        }
                                        last.get(); // ERROR escapes-scope
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void used_here_by_others() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void here(Session.Pool pool, List<String> names) {
                                        try (var session = pool.open()) {
                                            names.forEach(name -> session.get().append(name));
                                            help(session);
                                            now(() -> session.get());
                                        }
                                    }
                                    static void help(Session<StringBuilder> session) { session.get(); }
                                    static void now(Runnable action) { action.run(); }
                                }
                                """)
                .holds();
    }

    @Test
    void a_task_crosses_threads() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    void task(Session.Pool pool, ExecutorService executor) {
                                        try (var session = pool.open()) {
                                            executor.execute(() -> session.get()); // ERROR crosses-thread
                                        }
                                    }
                                }
                                """)
                .holds();
    }
}
