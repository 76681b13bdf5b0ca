package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Objects that have themselves run by another thread: who starts them is told, once. */
class RunThemselvesTest {

    @Test
    void callers_are_not_told_again() {
        Verify.that(
                        """
                        import javax.swing.JLabel;

                        class Worker implements Runnable {
                            private static final JLabel STATUS = new JLabel();
                            Worker() { this(1); }
                            Worker(int times) {
                                new Thread(this).start(); // ERROR wrong-thread
                            }
                            void begin() {
                                new Thread(this).start(); // ERROR wrong-thread
                            }
                            void beginLater() { begin(); }
                            @Override public void run() { STATUS.setText("x"); }
                        }
                        class Desk {
                            void one() { new Worker().begin(); }
                            void two(Worker worker) { worker.beginLater(); }
                            void three() { two(new Worker(2)); }
                        }
                        """)
                .holds();
    }

    @Test
    void callers_are_told_of_what_only_they_know() {
        Verify.that(
                        """
                        import javax.swing.JLabel;

                        abstract class Task implements Runnable {
                            static final JLabel STATUS = new JLabel();
                            void begin() { new Thread(this).start(); }
                            void beginLater() { begin(); }
                        }
                        class Painter extends Task {
                            @Override public void run() { STATUS.setText("x"); }
                        }
                        class Counter extends Task {
                            @Override public void run() { System.out.println("x"); }
                        }
                        class Loader implements Runnable {
                            void begin() { new Thread(this).start(); }
                            @Override public void run() { System.out.println("x"); }
                        }
                        class PaintingLoader extends Loader {
                            @Override public void run() { Task.STATUS.setText("x"); }
                        }
                        class Desk {
                            void one() { new Painter().beginLater(); } // ERROR wrong-thread
                            void two() { new Counter().beginLater(); }
                            void three() { new Loader().begin(); }
                            void four() { new PaintingLoader().begin(); } // ERROR wrong-thread
                        }
                        """)
                .holds();
    }

    @Test
    void what_a_task_calls_of_the_object_is_told_where_the_task_is_run() {
        Verify.that(
                        """
                        import javax.swing.*;
                        import java.util.concurrent.*;
                        class Installer {
                            private final JLabel label = new JLabel();
                            private final ExecutorService pool = Executors.newCachedThreadPool();
                            public void start() {
                                Runnable task = () -> { install(); };
                                Thread thread = new Thread(task, "installer"); // ERROR wrong-thread
                                thread.start();
                            }
                            void submit() {
                                pool.execute(() -> { // ERROR wrong-thread
                                    try { install(); } finally { System.out.println(); }
                                });
                            }
                            void nested() {
                                pool.execute(() -> { // ERROR wrong-thread
                                    Runnable inner = () -> install();
                                    inner.run();
                                });
                            }
                            private void install() { label.setText("installing"); }
                        }
                        class Caller {
                            void run(Installer installer) {
                                SwingUtilities.invokeLater(() -> installer.start());
                                installer.submit();
                                installer.nested();
                                new Installer().start();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_a_task_calls_of_a_subclass_is_told_where_that_is_known() {
        Verify.that(
                        """
                        import javax.swing.*;
                        abstract class Job {
                            void start() { new Thread(() -> { work(); }).start(); }
                            protected void work() {}
                        }
                        class Shown extends Job {
                            private final JLabel label = new JLabel();
                            @Override protected void work() { label.setText("x"); }
                        }
                        class Quiet extends Job {
                            @Override protected void work() { System.out.println(); }
                        }
                        class Caller {
                            void run() {
                                new Shown().start(); // ERROR wrong-thread
                                new Quiet().start();
                            }
                        }
                        """)
                .holds();
    }
}
