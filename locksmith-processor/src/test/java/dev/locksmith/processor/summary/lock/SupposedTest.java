package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What a method does for one value of a boolean parameter only. */
class SupposedTest {

    @Test
    void a_branch_that_no_caller_takes_there() {
        Verify.that(
                        """
                        class Manager {
                            private final Object jobs = new Object();
                            private final Object lock = new Object();
                            boolean runNow(boolean release) {
                                if (release) {
                                    synchronized (jobs) {
                                        synchronized (lock) { return doRun(release); }
                                    }
                                }
                                synchronized (lock) { return doRun(release); }
                            }
                            private boolean doRun(boolean release) {
                                if (release) { synchronized (jobs) { return true; } }
                                return false;
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void the_other_branch_first() {
        Verify.that(
                        """
                        class Manager {
                            private final Object jobs = new Object();
                            private final Object lock = new Object();
                            boolean runNow(boolean release) {
                                if (!release) {
                                    synchronized (lock) { return doRun(release); }
                                }
                                synchronized (jobs) {
                                    synchronized (lock) { return doRun(release); }
                                }
                            }
                            private boolean doRun(boolean release) {
                                if (!release) { return false; }
                                synchronized (jobs) { return true; }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_parameter_that_is_changed_before_it_is_asked() {
        Verify.that(
                        """
                        class Manager {
                            private final Object jobs = new Object();
                            private final Object lock = new Object();
                            boolean runNow(boolean release) {
                                release = !release;
                                if (!release) {
                                    synchronized (lock) { return doRun(!release); } // ERROR lock-cycle
                                }
                                synchronized (jobs) {
                                    synchronized (lock) { return doRun(release); }
                                }
                            }
                            private boolean doRun(boolean release) {
                                if (!release) { return false; }
                                synchronized (jobs) { return true; }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_branch_that_a_caller_takes() {
        Verify.that(
                        """
                        class Manager {
                            private final Object jobs = new Object();
                            private final Object lock = new Object();
                            void runNow(boolean release) {
                                synchronized (lock) { doRun(release); }
                            }
                            void stop() {
                                synchronized (jobs) { synchronized (lock) { } } // ERROR lock-cycle
                            }
                            private boolean doRun(boolean release) {
                                if (release) { synchronized (jobs) { return true; } }
                                return false;
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void values_that_are_passed_on() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            void put() { synchronized (head) { wake(false); } }
                            void take() { synchronized (tail) { synchronized (head) { } } }
                            private void wake(boolean all) { wake(all, true); }
                            private void wake(boolean all, boolean now) {
                                if (now && all) { synchronized (tail) { } }
                            }
                        }
                        class Line {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            void put() { synchronized (head) { wake(true); } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake(boolean all) { wake(all, true); }
                            private void wake(boolean all, boolean now) {
                                if (now && all) { synchronized (tail) { } }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void both_values_do_it() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            void put(int kind) { synchronized (head) { wake(false); } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake(boolean all) {
                                if (all) { tails(); } else { tails(); }
                            }
                            private void tails() { synchronized (tail) { } }
                        }
                        """)
                .holds();
    }

    @Test
    void a_parameter_that_is_given_another_value() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            void put() { synchronized (head) { wake(false); } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake(boolean all) {
                                all = !all;
                                if (all) { synchronized (tail) { } }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void after_a_loop_or_a_branch_nothing_is_known() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            void put() { synchronized (head) { wake(false); } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake(boolean all) {
                                int seen = 0;
                                while (!all && seen < 3) { if (all) { seen++; } seen++; }
                                if (all) { seen++; }
                                synchronized (tail) { seen++; }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void overrides_and_functions() {
        Verify.that(
                        """
                        class Node {
                            protected final Object lock = new Object();
                            private final Object tree = new Object();
                            void change() { synchronized (lock) { fire(false); } }
                            void grow() { synchronized (tree) { synchronized (lock) { } } }
                            protected void fire(boolean deep) {
                                Runnable task = () -> { if (deep) { synchronized (tree) { } } };
                                task.run();
                            }
                        }
                        class Leaf {
                            protected final Object lock = new Object();
                            private final Object tree = new Object();
                            void change() { synchronized (lock) { fire(true); } }
                            void grow() { synchronized (tree) { synchronized (lock) { } } } // ERROR lock-cycle
                            private void fire(boolean deep) {
                                Runnable task = () -> { if (deep) { synchronized (tree) { } } };
                                task.run();
                            }
                        }
                        """)
                .holds();
    }
}
