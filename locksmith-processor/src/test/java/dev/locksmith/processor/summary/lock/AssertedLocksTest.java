package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What a program says of locks that its thread holds already. */
class AssertedLocksTest {

    /** A class that changes its state under its lock, which it asks for again on the way. */
    private static String jobs(String said) {
        return """
        import java.util.concurrent.locks.*;
        class Jobs {
            private final Object lock = new Object();
            private final Object state = new Object();
            static boolean isOn() { return System.nanoTime() > 0; }
            static void checkState(boolean right) { if (!right) throw new IllegalStateException(); }
            static void assertNotHeld(boolean held) { checkState(!held); }
            void checkHeld() { if (!Thread.holdsLock(lock)) throw new IllegalStateException(); }
            void checkHeld(Object any) { assert Thread.holdsLock(any); }
            void change() {
                $
                synchronized (state) { note(); }
            }
            void note() { synchronized (lock) { } }
            void run() { synchronized (lock) { change(); } }
        }
        """
                .replace("$", said);
    }

    private static void isFine(String said) {
        Verify.that(jobs(said)).holds();
    }

    private static void isCircle(String said) {
        Verify.that(jobs(said).replace("change(); } }", "change(); } } // ERROR lock-cycle"))
                .asWritten() // what is rewritten is put into a package, whose code is all seen
                .holds();
    }

    @Test
    void what_is_held_already_is_not_asked_for() {
        isFine("assert Thread.holdsLock(lock);");
        isFine("assert isOn() && (Thread.holdsLock(this.lock)) : isOn();");
        isFine("if (!Thread.holdsLock(lock)) throw new IllegalStateException();");
        isFine("if (!Thread.holdsLock(lock)) { note(); return; }");
        isFine("checkState(Thread.holdsLock(lock));");
        isFine("java.util.Objects.requireNonNull(lock); checkHeld();");
        isFine("checkHeld(lock);");
        isFine("checkHeld(this);");
        isFine("checkHeld(); synchronized (lock) { isOn(); }");
    }

    @Test
    void what_is_not_said_on_every_way_is_asked_for() {
        isCircle("");
        isCircle("assert !Thread.holdsLock(lock);");
        isCircle("assert isOn() || Thread.holdsLock(lock);");
        isCircle("if (isOn()) { assert Thread.holdsLock(lock); }");
        isCircle("if (Thread.holdsLock(lock)) { isOn(); }");
        isCircle("assertNotHeld(Thread.holdsLock(lock));");
        isCircle("checkHeld(new Object());");
        isCircle("System.out.println(Thread.holdsLock(lock));");
        isCircle("synchronized (lock) { assert Thread.holdsLock(lock); }");
    }

    @Test
    void which_one_is_held_may_not_be_known() {
        isFine("checkHeld(System.getProperties().get(lock));");
    }

    @Test
    void locks_tell_whether_they_are_held() {
        Verify.that(
                        """
                        import java.util.concurrent.locks.*;
                        class Once {
                            private final ReentrantLock lock = new ReentrantLock();
                            private final Object state = new Object();
                            private void check() { assert lock.isHeldByCurrentThread(); }
                            void change() { check(); synchronized (state) { note(); } }
                            void note() { lock.lock(); lock.unlock(); }
                            void run() { lock.lock(); try { change(); } finally { lock.unlock(); } }
                        }
                        class Both {
                            private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                            private final Object state = new Object();
                            void change() {
                                assert lock.isWriteLockedByCurrentThread();
                                synchronized (state) { lock.readLock().lock(); lock.readLock().unlock(); }
                            }
                            void again() {
                                assert lock.writeLock().isHeldByCurrentThread();
                                synchronized (state) { lock.writeLock().lock(); lock.writeLock().unlock(); }
                            }
                            void run() { lock.writeLock().lock(); try { change(); again(); } finally { lock.writeLock().unlock(); } }
                        }
                        class Returned {
                            private final ReentrantLock lock = new ReentrantLock();
                            private final Object state = new Object();
                            void change() {
                                assert lock.isHeldByCurrentThread();
                                lock.unlock();
                                synchronized (state) { lock.lock(); }
                            }
                            void run() {
                                lock.lock();
                                synchronized (state) { } // ERROR lock-cycle
                                lock.unlock();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void helpers_are_run_under_it_too() {
        Verify.that(
                        """
                        class Jobs {
                            private final Object lock = new Object();
                            private final Object state = new Object();
                            public void change() { assert Thread.holdsLock(lock); further(); }
                            private void further() { synchronized (state) { note(); } }
                            private void note() { synchronized (lock) { } }
                            void run() { synchronized (lock) { change(); } }
                        }
                        """)
                .holds();
    }

    @Test
    void two_orders_under_what_is_held_are_none() {
        String both =
                """
                class Jobs {
                    private final Object lock = new Object();
                    private final Object one = new Object();
                    private final Object two = new Object();
                    void first() { $ synchronized (one) { synchronized (two) { } } }
                    void second() {
                        synchronized (lock) {
                            synchronized (two) {
                                synchronized (one) { }
                            }
                        }
                    }
                }
                """;
        Verify.that(both.replace("$", "assert Thread.holdsLock(lock);")).holds();
        Verify.that(both.replace("$", "").replace("(one) { }\n", "(one) { } // ERROR lock-cycle\n"))
                .holds();
    }
}
