package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class GuardedValueEscapesTest {

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
                                    StringBuilder peek(Session.Pool pool) {
                                        try (var session = pool.open()) {
                                            return session.get(); // ERROR guarded-value-escapes
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:guarded-value-escapes] the guarded StringBuilder leaves its critical section: the result of get() is returned
                          Session.get gives what its lock protects
                          StringBuilder can be changed, and after the guard is closed other threads may change it at any time
                          to fix: copy what is needed out of it while the guard is open\
                        """);
    }

    @Test
    void through_a_variable_a_field_and_a_task() {
        Verify.that(
                        SESSION
                                + """
                                final class Use {
                                    private Object kept;
                                    StringBuilder out(Session.Pool pool, ExecutorService executor) {
                                        try (var session = pool.open()) {
                                            StringBuilder text = session.get();
                                            kept = text; // ERROR guarded-value-escapes
                                            executor.execute(() -> text.append("x")); // ERROR guarded-value-escapes
                                            return text; // ERROR guarded-value-escapes
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_cannot_change_may_leave() {
        Verify.that(
                        SESSION
                                + """
                                record Point(int x, int y) {}
                                final class Use {
                                    private Object kept;
                                    Point point(Session<Point> session) { return session.get(); }
                                    String text(Session<String> session) { kept = session.get(); return session.get(); }
                                    String copy(Session.Pool pool) {
                                        try (var session = pool.open()) {
                                            session.get().append("x");
                                            print(session.get());
                                            return session.get().toString();
                                        }
                                    }
                                    List<String> perhaps(Session<List<String>> session) { return session.get(); }
                                    static void print(StringBuilder text) { System.out.println(text); }
                                }
                                """)
                .holds();
    }

    @Test
    void own_classes_with_fields_that_change() {
        Verify.that(
                        SESSION
                                + """
                                class Account { int balance; }
                                final class Savings extends Account { final String owner = "ada"; }
                                @Sendable(unchecked = "synchronized") final class Counter { int count; }
                                final class Use {
                                    Account account(Session<Account> session) { return session.get(); } // ERROR guarded-value-escapes
                                    Savings savings(Session<Savings> session) { return session.get(); } // ERROR guarded-value-escapes
                                    Counter counter(Session<Counter> session) { return session.get(); }
                                    int[] numbers(Session<int[]> session) { return session.get(); } // ERROR guarded-value-escapes
                                }
                                """)
                .holds();
    }

    @Test
    void hidden_fields_of_the_platform_do_not_say_what_can_change() {
        Verify.that(
                        """
                        @ScopeBound @ThreadConfined final class Session<T> implements AutoCloseable {
                            private final T value;
                            Session(T value) { this.value = value; }
                            T get() { return value; }
                            @Override public void close() {}
                        }
                        final class Use {
                            interface Pool<T> { Session<T> open(); }
                            Object certificate(Pool<java.security.cert.X509Certificate> pool) {
                                try (var session = pool.open()) { return session.get(); }
                            }
                            Object locale(Pool<java.util.Locale> pool) {
                                try (var session = pool.open()) { return session.get(); }
                            }
                            Object format(Pool<java.text.SimpleDateFormat> pool) {
                                try (var session = pool.open()) { return session.get(); } // ERROR guarded-value-escapes
                            }
                            Object matcher(Pool<java.util.regex.Matcher> pool) {
                                try (var session = pool.open()) { return session.get(); } // ERROR guarded-value-escapes
                            }
                            Object point(Pool<java.awt.Point> pool) {
                                try (var session = pool.open()) { return session.get(); } // ERROR guarded-value-escapes
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void of_a_set_with_members_of_several_types() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        final class Use {
                            static final Mutex<StringBuilder, Leaf> TEXT = Mutex.of(new StringBuilder());
                            static final Mutex<Integer, Leaf> COUNT = Mutex.of(1);
                            static final LockSet<Object, Leaf> BOTH = LockSet.of(TEXT, COUNT);
                            StringBuilder text(LockScope scope) {
                                try (var both = scope.lock(BOTH)) {
                                    return both.get(TEXT); // ERROR guarded-value-escapes
                                }
                            }
                            int count(LockScope scope) {
                                try (var both = scope.lock(BOTH)) {
                                    return both.get(COUNT);
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_is_seen_as_an_interface_and_was_filled_here() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        final class Use {
                            static final Mutex<List<String>, Leaf> NAMES = Mutex.of(new ArrayList<>());
                            static final Mutex<Map<String, Integer>, Leaf> COUNTS = Mutex.of(new HashMap<>());
                            static final Mutex<List<String>, Leaf> FIXED = Mutex.of(List.of("x"));
                            static final Mutex<Collection<String>, Leaf> SAFE = Mutex.of(new CopyOnWriteArrayList<>());
                            private final Mutex<Set<String>, Leaf> own;
                            private final Mutex<Deque<String>, Leaf> given;
                            private Object kept;
                            Use(Mutex<Deque<String>, Leaf> given) {
                                this.own = Mutex.of(new TreeSet<>());
                                this.given = given;
                            }
                            List<String> names(LockScope scope) {
                                try (var names = scope.lock(NAMES)) {
                                    return names.get(); // ERROR guarded-value-escapes
                                }
                            }
                            void counts(LockScope scope, ExecutorService pool) {
                                try (var counts = scope.lock(COUNTS)) {
                                    Map<String, Integer> map = counts.get();
                                    map.merge("x", 1, Integer::sum);
                                    kept = map; // ERROR guarded-value-escapes
                                    pool.execute(() -> map.clear()); // ERROR guarded-value-escapes
                                }
                            }
                            Set<String> own(LockScope scope) {
                                try (var set = scope.lock(own)) {
                                    return set.get(); // ERROR guarded-value-escapes
                                }
                            }
                            List<String> copied(LockScope scope) {
                                try (var names = scope.lock(NAMES)) {
                                    names.get().add("x");
                                    return List.copyOf(names.get());
                                }
                            }
                            int size(LockScope scope) {
                                try (var names = scope.lock(NAMES)) { return names.get().size(); }
                            }
                            String first(LockScope scope) {
                                try (var names = scope.lock(NAMES)) { return names.get().get(0); }
                            }
                            List<String> fixed(LockScope scope) {
                                try (var names = scope.lock(FIXED)) { return names.get(); }
                            }
                            Collection<String> safe(LockScope scope) {
                                try (var names = scope.lock(SAFE)) { return names.get(); }
                            }
                            Deque<String> given(LockScope scope) {
                                try (var deque = scope.lock(given)) { return deque.get(); }
                            }
                            List<String> parameter(LockScope scope, Mutex<List<String>, Leaf> mutex) {
                                try (var names = scope.lock(mutex)) { return names.get(); }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void whichever_of_two_is_made() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        import java.util.*;
                        final class Use {
                            static final Mutex<List<String>, Leaf> EITHER =
                                    Mutex.of(Use.isShort() ? new ArrayList<>() : (List<String>) new LinkedList<String>());
                            static final Mutex<List<String>, Leaf> PERHAPS =
                                    Mutex.of(Use.isShort() ? new ArrayList<>() : List.of());
                            static boolean isShort() { return true; }
                            List<String> either(LockScope scope) {
                                try (var names = scope.lock(EITHER)) {
                                    return names.get(); // ERROR guarded-value-escapes
                                }
                            }
                            List<String> perhaps(LockScope scope) {
                                try (var names = scope.lock(PERHAPS)) { return names.get(); }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void an_interface_whose_value_is_replaced_may_be_anything() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        final class Use {
                            static final Mutex<List<String>, Leaf> NAMES = Mutex.of(new ArrayList<>());
                            List<String> names(LockScope scope) {
                                try (var names = scope.lock(NAMES)) { return names.get(); }
                            }
                            void replace(LockScope scope, List<String> more) {
                                try (var names = scope.lock(NAMES)) { names.set(List.copyOf(more)); }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void of_a_pair_and_a_set_each_by_its_own_content() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        final class Use {
                            static final Mutex<List<String>, Leaf> NAMES = Mutex.of(new ArrayList<>());
                            static final Mutex<List<String>, Leaf> FIXED = Mutex.of(List.of());
                            static final Mutex<Map<String, String>, Leaf> TEXTS = Mutex.of(new HashMap<>());
                            static final LockSet<Object, Leaf> ALL = LockSet.of(NAMES, TEXTS);
                            Map<String, String> texts(LockScope scope) {
                                try (var pair = scope.lock(NAMES, TEXTS)) {
                                    return pair.second(); // ERROR guarded-value-escapes
                                }
                            }
                            List<String> eitherOfTwo(LockScope scope) {
                                try (var pair = scope.lock(NAMES, FIXED)) { return pair.second(); }
                            }
                            List<String> names(LockScope scope) {
                                try (var all = scope.lock(ALL)) {
                                    return all.get(NAMES); // ERROR guarded-value-escapes
                                }
                            }
                        }
                        """)
                .holds();
    }
}
