package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/**
 * Objects with a method of their own hold what is held where that is run, if nobody else gets them.
 */
class FunctionObjectsTest {

    private static void holds(String members) {
        Verify.that(
                        """
                        import java.security.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        import java.util.concurrent.locks.*;
                        import java.util.function.*;
                        class Press {
                            private final Object io = new Object();
                            private final Object ink = new Object();
                            private final Lock lock = new ReentrantLock();
                            private int n;
                            private void take() { synchronized (ink) { synchronized (io) { n++; } } }
                            void inOrder() { synchronized (io) { synchronized (ink) { n++; } } }
                        """
                                + members
                                + "}")
                .holds();
    }

    @Test
    void an_anonymous_class_that_a_library_runs_at_once() {
        holds(
                """
                void each(List<String> list) {
                    synchronized (io) {
                        list.forEach(new Consumer<String>() {
                            @Override public void accept(String s) { take(); }
                        });
                    }
                }
                void all(List<String> list, Map<String, String> map, Optional<String> one) {
                    synchronized (io) {
                        list.removeIf(new Predicate<String>() {
                            private boolean isOdd(String s) { return s.length() % 2 == 1; }
                            @Override public boolean test(String s) { take(); return isOdd(s); }
                        });
                        map.computeIfAbsent("", new Function<String, String>() {
                            @Override public String apply(String s) { take(); return s; }
                        });
                        list.sort(new Comparator<String>() {
                            @Override public int compare(String a, String b) { take(); return 0; }
                            @Override public boolean equals(Object o) { return o == this; }
                        });
                        one.ifPresent(new Consumer<>() {
                            @Override public void accept(String s) { take(); }
                        });
                        AccessController.doPrivileged(new PrivilegedAction<String>() {
                            @Override public String run() { take(); return ""; }
                        });
                    }
                }
                """);
    }

    @Test
    void one_in_a_variable() {
        holds(
                """
                void each(List<String> list) {
                    Consumer<String> taking = new Consumer<>() {
                        @Override public void accept(String s) { take(); }
                    };
                    synchronized (io) { list.forEach(taking); }
                }
                void now() {
                    Runnable taking = new Runnable() {
                        @Override public void run() { take(); }
                    };
                    synchronized (io) { taking.run(); }
                }
                void atOnce() {
                    synchronized (io) { new Runnable() { @Override public void run() { take(); } }.run(); }
                }
                """);
    }

    @Test
    void local_classes_and_private_ones() {
        holds(
                """
                private final class Taking implements Consumer<String> {
                    @Override public void accept(String s) { take(); }
                }
                private static final class Other implements Runnable {
                    private final Press press;
                    Other(Press press) { this.press = press; }
                    @Override public void run() { press.take(); }
                }
                private record Third(Press press) implements Runnable {
                    @Override public void run() { press.take(); }
                }
                void each(List<String> list) {
                    class Local implements Consumer<String> {
                        @Override public void accept(String s) { take(); }
                    }
                    synchronized (io) {
                        list.forEach(new Local());
                        list.forEach(new Taking());
                        new Other(this).run();
                        new Third(this).run();
                    }
                }
                """);
    }

    @Test
    void a_helper_that_runs_it() {
        holds(
                """
                private void locked(Runnable work) { synchronized (io) { work.run(); } }
                private void twice(Runnable work) { locked(work); locked(work); }
                private <T> T with(Supplier<T> work) {
                    synchronized (io) { return work.get(); }
                }
                void one() {
                    locked(new Runnable() { @Override public void run() { take(); } });
                    twice(new Runnable() { @Override public void run() { take(); } });
                }
                int two() {
                    return with(new Supplier<Integer>() {
                        @Override public Integer get() { take(); return n; }
                    });
                }
                void three() { locked(() -> take()); }
                void four() {
                    class Work implements Runnable { @Override public void run() { take(); } }
                    Work work = new Work();
                    locked(work);
                }
                """);
    }

    @Test
    void an_interface_of_our_own_with_lambdas_and_classes() {
        holds(
                """
                interface Work { void run(); }
                private void locked(Work work) { synchronized (io) { work.run(); } }
                void one() { locked(new Work() { @Override public void run() { take(); } }); }
                void two() { locked(() -> take()); }
                void three() { locked(this::take); }
                """);
    }

    @Test
    void what_it_takes_is_taken_under_what_is_held() {
        holds(
                """
                private void locked(Runnable work) { synchronized (ink) { work.run(); } }
                void one() {
                    locked(new Runnable() { @Override public void run() { synchronized (io) { n++; } } }); // ERROR lock-cycle
                }
                """);
        holds(
                """
                void one(List<String> list) {
                    synchronized (ink) {
                        list.forEach(new Consumer<>() { // ERROR lock-cycle
                            @Override public void accept(String s) { synchronized (io) { n++; } }
                        });
                    }
                }
                """);
    }

    private static void isRunWithoutTheLock(String members) {
        holds(
                """
                private final List<Object> kept = new ArrayList<>();
                private Runnable later;
                private void locked(Runnable work) { synchronized (io) { work.run(); } }
                private void inOtherOrder() { synchronized (ink) { synchronized (io) { n++; } } } // ERROR lock-cycle
                """
                        + members);
    }

    @Test
    void an_object_that_is_run_under_the_lock_and_gets_elsewhere_too() {
        isRunWithoutTheLock(
                """
                Runnable returned() {
                    Runnable work = new Runnable() { @Override public void run() { inOtherOrder(); } };
                    locked(work);
                    return work;
                }
                """);
        isRunWithoutTheLock(
                """
                void stored() {
                    Runnable work = new Runnable() { @Override public void run() { inOtherOrder(); } };
                    locked(work);
                    later = work;
                }
                """);
        isRunWithoutTheLock(
                """
                void collected() {
                    Runnable work = new Runnable() { @Override public void run() { inOtherOrder(); } };
                    locked(work);
                    kept.add(work);
                }
                """);
        isRunWithoutTheLock(
                """
                void handedOver(Executor pool) {
                    class Work implements Runnable { @Override public void run() { inOtherOrder(); } }
                    Work work = new Work();
                    locked(work);
                    pool.execute(work);
                }
                """);
        isRunWithoutTheLock(
                """
                private void keep(Runnable work) { later = work; }
                void both() {
                    Runnable work = new Runnable() { @Override public void run() { inOtherOrder(); } };
                    locked(work);
                    keep(work);
                }
                """);
        isRunWithoutTheLock(
                """
                void captured(Executor pool) {
                    Runnable work = new Runnable() { @Override public void run() { inOtherOrder(); } };
                    locked(work);
                    pool.execute(new Runnable() { @Override public void run() { work.run(); } });
                }
                """);
        isRunWithoutTheLock(
                """
                void bound(Executor pool) {
                    Runnable work = new Runnable() { @Override public void run() { inOtherOrder(); } };
                    locked(work);
                    pool.execute(work::run);
                }
                """);
    }

    @Test
    void so_with_lambdas_in_variables() {
        isRunWithoutTheLock(
                """
                void stored() {
                    Runnable work = () -> inOtherOrder();
                    locked(work);
                    later = work;
                }
                """);
        isRunWithoutTheLock(
                """
                void handedOver(Executor pool) {
                    Runnable work = this::inOtherOrder;
                    locked(work);
                    pool.execute(work);
                }
                """);
        holds(
                """
                private void locked(Runnable work) { synchronized (io) { work.run(); } }
                void one() {
                    Runnable work = () -> take();
                    Runnable other = this::take;
                    locked(work);
                    locked(other);
                }
                """);
    }

    @Test
    void objects_of_one_class_that_get_elsewhere() {
        isRunWithoutTheLock(
                """
                private final class Work implements Runnable { @Override public void run() { inOtherOrder(); } }
                void one() { locked(new Work()); }
                void two(Executor pool) { pool.execute(new Work()); }
                """);
        isRunWithoutTheLock(
                """
                private class Work implements Runnable { @Override public void run() { inOtherOrder(); } }
                private final class More extends Work { }
                void one() { locked(new Work()); }
                void two(Executor pool) { pool.execute(new More()); }
                """);
        isRunWithoutTheLock(
                """
                private final class Work implements Runnable { @Override public void run() { inOtherOrder(); } }
                void one() { locked(new Work()); }
                void two(Executor pool) { Supplier<Work> made = Work::new; pool.execute(made.get()); }
                """);
        isRunWithoutTheLock(
                """
                private final class Work implements Runnable {
                    void keep() { kept.add(this); }
                    @Override public void run() { inOtherOrder(); }
                }
                void one() { Work work = new Work(); work.keep(); locked(work); }
                """);
    }

    @Test
    void one_that_others_can_make() {
        isRunWithoutTheLock(
                """
                class Work implements Runnable { @Override public void run() { inOtherOrder(); } }
                void one() { locked(new Work()); }
                """);
    }

    @Test
    void one_in_a_field() {
        holds(
                """
                private final Runnable taking = new Runnable() {
                    @Override public void run() { synchronized (ink) { n++; } }
                };
                void one() { synchronized (io) { taking.run(); } }
                """);
        holds(
                """
                private final class Taking implements Runnable {
                    @Override public void run() { synchronized (io) { n++; } }
                }
                private final Runnable taking = new Taking();
                void one() { synchronized (ink) { taking.run(); } } // ERROR lock-cycle
                """);
        holds(
                """
                private final Comparator<String> order = new Comparator<>() {
                    @Override public int compare(String a, String b) { synchronized (io) { return n; } }
                };
                void one(List<String> list) { synchronized (ink) { list.sort(order); } } // ERROR lock-cycle
                """);
    }

    @Test
    void other_calls_that_run_a_function_at_once() {
        holds(
                """
                private final java.util.concurrent.atomic.AtomicReference<String> last =
                        new java.util.concurrent.atomic.AtomicReference<>();
                private String next(String s) { take(); return s; }
                void all(String[] array, ArrayList<String> list, TreeMap<String, String> map) {
                    synchronized (io) {
                        Arrays.sort(array, (a, b) -> { take(); return 0; });
                        Collections.sort(list, (a, b) -> { take(); return 0; });
                        list.removeIf(s -> { take(); return true; });
                        map.computeIfAbsent("", this::next);
                        last.updateAndGet(this::next);
                    }
                }
                """);
    }
}
