package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What is said where a thread waits for itself, or for a task that waits for it. */
class LockMessagesTest {

    private static final String LOCKS =
            """
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            """;

    @Test
    void the_whole_message_for_an_upgrade() {
        Verify.that(
                        LOCKS
                                + """
                                class Shelf {
                                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                                    void tidy() {
                                        lock.readLock().lock();
                                        lock.writeLock().lock(); // ERROR lock-cycle
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] a thread that holds the read lock of Shelf.lock waits for itself when it asks to write
                          it holds the read lock of Shelf.lock (Test.java:6: lock.readLock().lock())
                          and asks for Shelf.lock (Test.java:7: lock.writeLock().lock())
                          to fix: give the read lock back before the write lock is taken, and look again at what was read\
                        """);
    }

    @Test
    void a_monitor_is_called_by_its_class_without_type_variables() {
        Verify.that(
                        """
                        class Shelf<E> {
                            private E top;
                            synchronized void take(Shelf<E> other) { top = other.give(); } // ERROR lock-cycle
                            synchronized E give() { return top; }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] two threads can wait for each other for ever: the monitor of a Shelf is asked for while that of another one is held, and nothing orders the two
                          it holds the monitor of a Shelf (Test.java:3: Shelf.take is synchronized)
                          and asks for the monitor of a Shelf (Test.java:3: calls Shelf.give, then Test.java:4: Shelf.give is synchronized)
                          another thread does the same with the two objects exchanged
                          to fix: order the two by something that never changes, such as an id, and lock the smaller one first; or copy what is needed under one lock at a time\
                        """);
    }

    @Test
    void the_whole_message_for_a_lock_that_does_not_know_its_holder() {
        Verify.that(
                        LOCKS
                                + """
                                class Shelf {
                                    private final StampedLock lock = new StampedLock();
                                    void tidy() {
                                        long stamp = lock.writeLock();
                                        count(); // ERROR lock-cycle
                                        lock.unlockWrite(stamp);
                                    }
                                    private void count() {
                                        lock.unlockRead(lock.readLock());
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] a thread that holds Shelf.lock waits for itself when it asks for it again
                          it holds Shelf.lock (Test.java:6: lock.writeLock())
                          and asks for the read lock of Shelf.lock (Test.java:7: calls Shelf.count, then Test.java:11: lock.readLock())
                          to fix: pass the stamp to the code that needs it, or use a ReentrantLock\
                        """);
    }

    @Test
    void the_whole_message_for_a_task_that_is_waited_for() {
        Verify.that(
                        LOCKS
                                + """
                                class Shelf {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                                    synchronized void count() throws Exception {
                                        pool.submit(() -> look()).get(); // ERROR lock-cycle
                                    }
                                    private synchronized void look() {}
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] a thread waits for a task that needs the monitor of a Shelf, which the thread holds
                          the thread holds the monitor of a Shelf (Test.java:5: Shelf.count is synchronized)
                          and asks for the end of the task (Test.java:6: pool.submit(()->look()).get())
                          the task asks for the monitor of a Shelf (Test.java:6: calls Shelf.look, then Test.java:8: Shelf.look is synchronized)
                          to fix: give the lock back before waiting, or let the task do without it\
                        """);
    }
}
