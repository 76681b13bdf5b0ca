package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Objects of our own classes that are locks of the JDK themselves. */
class LocksThemselvesTest {

    private static void holds(String code) {
        Verify.that(
                        """
                        import java.util.*;
                        import java.util.concurrent.*;
                        import java.util.concurrent.locks.*;
                        import java.util.function.*;
                        """
                                + code)
                .holds();
    }

    @Test
    void its_own_methods_lock_it() {
        holds(
                """
                class Segment extends ReentrantLock {
                    private final Object table = new Object();
                    void put() { lock(); try { synchronized (table) { } } finally { unlock(); } }
                    void grow() { synchronized (table) { lock(); try { } finally { unlock(); } } } // ERROR lock-cycle
                }
                class Right extends ReentrantLock {
                    private final Object table = new Object();
                    void put() { lock(); try { synchronized (table) { } } finally { unlock(); } }
                    void grow() { synchronized (table) { if (tryLock()) { unlock(); } } }
                    void both() { lock(); try { put(); } finally { unlock(); } }
                    void clear() { if (tryLock()) { try { put(); } finally { unlock(); } } else { synchronized (table) { } } }
                }
                """);
    }

    @Test
    void others_lock_it_too() {
        holds(
                """
                class Segment extends ReentrantLock {
                    private int count;
                    void put() { lock(); try { count++; } finally { unlock(); } }
                }
                class Table {
                    private final Segment first = new Segment();
                    private final Segment last = new Segment();
                    synchronized void put() { first.put(); }
                    void grow() { first.lock(); try { synchronized (this) { } } finally { first.unlock(); } } // ERROR lock-cycle
                    void shrink() { last.lock(); try { synchronized (this) { } } finally { last.unlock(); } }
                }
                """);
    }

    @Test
    void a_lock_that_its_holder_must_not_take_again() {
        holds(
                """
                class Section extends StampedLock {
                    private int count;
                    int count() { long stamp = readLock(); try { return count; } finally { unlockRead(stamp); } }
                    void put() { long stamp = writeLock(); try { count = count() + 1; } finally { unlockWrite(stamp); } } // ERROR lock-cycle
                    void set() { long stamp = writeLock(); try { count = 1; } finally { unlockWrite(stamp); } count(); }
                }
                class Catalogue extends ReentrantReadWriteLock {
                    int page() { readLock().lock(); try { return add(); } finally { readLock().unlock(); } } // ERROR lock-cycle
                    private int add() { writeLock().lock(); try { return 1; } finally { writeLock().unlock(); } }
                }
                """);
    }
}
