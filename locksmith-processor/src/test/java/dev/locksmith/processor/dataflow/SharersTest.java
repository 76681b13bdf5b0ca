package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Who shares a value, and what keeps them apart, where tasks and sendable objects use it. */
class SharersTest {

    private static final String TYPES = "@NotThreadSafe class Pen { void write(String text) {} }\n";

    private static void holds(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void an_executor_that_runs_one_task_at_a_time_is_a_lock_to_its_tasks() {
        holds(
                """
                class Desk {
                    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor();
                    private static final ExecutorService OTHER = Executors.newSingleThreadExecutor();
                    private static final Executor ONE = Executors.newFixedThreadPool(1);
                    private static final ExecutorService SEVERAL = Executors.newFixedThreadPool(4);
                    private static final ScheduledExecutorService TIMER;
                    static { TIMER = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r)); }

                    private static final Pen ALONE = new Pen();
                    static void lambda() { WORKER.execute(() -> ALONE.write("")); }
                    static void anonymous() {
                        WORKER.submit(new Runnable() { @Override public void run() { ALONE.write(""); } });
                    }
                    static void reference() { WORKER.execute(Desk::alone); }
                    private static void alone() { ALONE.write(""); }
                    static void future() { CompletableFuture.runAsync(() -> ALONE.write(""), WORKER); }

                    private static final Pen OF_ONE = new Pen();
                    static void ofOne() { ONE.execute(() -> OF_ONE.write("")); }

                    private static final Pen TIMED = new Pen();
                    static void timed() { TIMER.scheduleAtFixedRate(() -> TIMED.write(""), 1, 1, TimeUnit.DAYS); }

                    private static final Pen OF_SEVERAL = new Pen(); // ERROR shared-unlocked
                    static void ofSeveral() { SEVERAL.execute(() -> OF_SEVERAL.write("")); }

                    private static final Pen OF_TWO = new Pen(); // ERROR shared-unlocked
                    static void ofTwo() {
                        WORKER.execute(() -> OF_TWO.write(""));
                        OTHER.execute(() -> OF_TWO.write(""));
                    }

                    private static final Pen HERE_TOO = new Pen(); // ERROR shared-unlocked
                    static void hereToo() {
                        WORKER.execute(() -> HERE_TOO.write(""));
                        HERE_TOO.write("");
                    }

                    private static final Pen GIVEN = new Pen(); // ERROR shared-unlocked
                    static void given(ExecutorService pool) { pool.execute(() -> GIVEN.write("")); }
                }
                """);
    }

    @Test
    void the_thread_of_a_user_interface_is_one_to_all_that_it_runs() {
        holds(
                """
                class Desk {
                    private static final Pen SHOWN = new Pen();
                    static void show(javax.swing.JButton button) {
                        javax.swing.SwingUtilities.invokeLater(() -> SHOWN.write(""));
                        button.addActionListener(event -> SHOWN.write(""));
                    }

                    private static final Pen BOTH = new Pen(); // ERROR shared-unlocked
                    static void both() {
                        javax.swing.SwingUtilities.invokeLater(() -> BOTH.write(""));
                        new Thread(() -> BOTH.write("")).start();
                    }
                }
                """);
    }

    @Test
    void sendable_classes_are_for_several_threads() {
        holds(
                """
                @Sendable final class Desk {
                    private final Pen bare = new Pen(); // ERROR shared-unlocked
                    private final Pen locked = new Pen();
                    private final Pen atFirst = new Pen();
                    Desk() { atFirst.write(""); }
                    void bare() { bare.write(""); }
                    synchronized void locked() { locked.write(""); }
                }
                @Sendable(unchecked = "by hand") final class Hand {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    void write() { pen.write(""); }
                }
                final class Own {
                    private final Pen pen = new Pen();
                    void write() { pen.write(""); }
                }
                """);
    }

    @Test
    void the_lock_of_an_executor_does_not_keep_its_tasks_out() {
        Verify.that(
                        """
                        @NotThreadSafe class Pen { void write(String text) {} }
                        class Desk {
                            private static final ExecutorService WORKER = Executors.newSingleThreadExecutor();
                            private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                            static void later() { WORKER.execute(() -> PEN.write("")); }
                            static void now() { synchronized (WORKER) { PEN.write(""); } }
                            static void shown() { javax.swing.SwingUtilities.invokeLater(() -> PEN.write("")); }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'PEN' may be used by one thread at a time, but several threads reach it here, and its uses have no lock in common
                          'PEN' is a Pen, which is @NotThreadSafe
                          Desk.PEN is static, so every thread can reach it
                          write() is called at Test.java:5 in tasks of WORKER
                          write() is called at Test.java:6 under the lock of WORKER
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }

    @Test
    void the_event_thread_is_named_as_a_thread() {
        Verify.that(
                        """
                        @NotThreadSafe class Pen { void write(String text) {} }
                        class Desk {
                            private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                            static void shown() { javax.swing.SwingUtilities.invokeLater(() -> PEN.write("")); }
                            static synchronized void now() { PEN.write(""); }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'PEN' may be used by one thread at a time, but several threads reach it here, and its uses have no lock in common
                          'PEN' is a Pen, which is @NotThreadSafe
                          Desk.PEN is static, so every thread can reach it
                          write() is called at Test.java:4 on Swing's event thread
                          write() is called at Test.java:5 under the lock of Desk.class
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }
}
