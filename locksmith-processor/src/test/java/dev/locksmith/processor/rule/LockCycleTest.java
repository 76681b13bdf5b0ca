package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class LockCycleTest {

    private static final String LOCKS =
            """
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        LOCKS
                                + """
                                class Library {
                                    private final Object shelf = new Object();
                                    private final Object ledger = new Object();
                                    void lend() {
                                        synchronized (shelf) {
                                            synchronized (ledger) { }
                                        }
                                    }
                                    void giveBack() {
                                        synchronized (ledger) {
                                            count(); // ERROR lock-cycle
                                        }
                                    }
                                    private void count() {
                                        synchronized (shelf) { }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] two threads can wait for each other for ever: each holds what the next one asks for
                          one thread holds Library.shelf (Test.java:7: synchronized (shelf))
                          and asks for Library.ledger (Test.java:8: synchronized (ledger))
                          another thread holds Library.ledger (Test.java:12: synchronized (ledger))
                          and asks for Library.shelf (Test.java:13: calls Library.count, then Test.java:17: synchronized (shelf))
                          to fix: take these locks in one order everywhere, or call what takes the second one after the first was given back, or take one lock before both, or use tryLock for one of them\
                        """);
    }

    @Test
    void the_whole_message_for_two_objects_of_one_class() {
        Verify.that(
                        LOCKS
                                + """
                                class Jug {
                                    synchronized int litres() { return 1; }
                                    synchronized boolean isFullerThan(Jug other) {
                                        return litres() == other.litres(); // ERROR lock-cycle
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] two threads can wait for each other for ever: the monitor of a Jug is asked for while that of another one is held, and nothing orders the two
                          it holds the monitor of a Jug (Test.java:5: Jug.isFullerThan is synchronized)
                          and asks for the monitor of a Jug (Test.java:6: calls Jug.litres, then Test.java:4: Jug.litres is synchronized)
                          another thread does the same with the two objects exchanged
                          to fix: order the two by something that never changes, such as an id, and lock the smaller one first; or copy what is needed under one lock at a time\
                        """);
    }

    @Test
    void three_in_a_ring() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Object a = new Object();
                                    private final Object b = new Object();
                                    private final Object c = new Object();
                                    void one() { synchronized (a) { synchronized (b) { } } }
                                    void two() { synchronized (b) { synchronized (c) { } } }
                                    void three() { synchronized (c) { synchronized (a) { } } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void a_lock_before_both_keeps_them_apart() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Object gate = new Object();
                                    private final Object a = new Object();
                                    private final Object b = new Object();
                                    void one() { synchronized (gate) { synchronized (a) { synchronized (b) { } } } }
                                    void two() { synchronized (gate) { synchronized (b) { synchronized (a) { } } } }
                                }
                                """)
                .holds();
    }

    @Test
    void a_lock_that_is_given_back_is_not_held() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    void one() {
                                        a.lock();
                                        try { b.lock(); b.unlock(); } finally { a.unlock(); }
                                    }
                                    void two(boolean now) {
                                        b.lock();
                                        try { if (now) { return; } } finally { b.unlock(); }
                                        a.lock();
                                        a.unlock();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_lock_that_is_held_on_one_way_only_is_not_certain() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    void one() { a.lock(); b.lock(); b.unlock(); a.unlock(); }
                                    void two(boolean both) {
                                        if (both) { b.lock(); }
                                        a.lock();
                                        a.unlock();
                                        if (both) { b.unlock(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void helpers_that_take_and_release() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    private void enter() { a.lock(); }
                                    private void leave() { a.unlock(); }
                                    void one() { enter(); b.lock(); b.unlock(); leave(); }
                                    void two() { b.lock(); enter(); leave(); b.unlock(); } // ERROR lock-cycle
                                    void three() { enter(); leave(); b.lock(); b.unlock(); }
                                }
                                """)
                .holds();
    }

    @Test
    void tasks_for_another_thread_hold_nothing() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Object a = new Object();
                                    private final Object b = new Object();
                                    void one() { synchronized (a) { synchronized (b) { } } }
                                    void two(Executor pool) {
                                        synchronized (b) { pool.execute(() -> { synchronized (a) { } }); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void functions_that_run_at_once_hold_what_is_held() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Object a = new Object();
                                    private final Object b = new Object();
                                    void one() { synchronized (a) { synchronized (b) { } } }
                                    void two(java.util.List<String> all) {
                                        synchronized (b) {
                                            all.forEach(each -> { synchronized (a) { } }); // ERROR lock-cycle
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void objects_of_anonymous_classes_that_run_at_once() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Object a = new Object();
                                    private final Object b = new Object();
                                    void one() { synchronized (a) { synchronized (b) { } } }
                                    void two(java.util.List<String> all) {
                                        synchronized (b) {
                                            all.forEach(new java.util.function.Consumer<String>() { // ERROR lock-cycle
                                                @Override public void accept(String each) {
                                                    synchronized (a) { }
                                                }
                                            });
                                        }
                                    }
                                    void other(java.util.List<String> all) {
                                        synchronized (b) {
                                            all.forEach(new java.util.function.Consumer<String>() {
                                                @Override public void accept(String each) {
                                                    System.out.println(each);
                                                }
                                            });
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void waiting_for_a_task_that_needs_the_lock() {
        Verify.that(
                        LOCKS
                                + """
                                class Survey {
                                    private final Object lock = new Object();
                                    private int measure() { synchronized (lock) { return 1; } }
                                    private int guess() { return 2; }
                                    int measured(ExecutorService pool) throws Exception {
                                        synchronized (lock) {
                                            int guessed = pool.submit(this::guess).get();
                                            return guessed + pool.submit(this::measure).get(); // ERROR lock-cycle
                                        }
                                    }
                                    int later(ExecutorService pool) throws Exception {
                                        Future<Integer> result;
                                        synchronized (lock) { result = pool.submit(this::measure); }
                                        return result.get();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void reading_and_then_writing() {
        Verify.that(
                        LOCKS
                                + """
                                class Catalogue {
                                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                                    void up() {
                                        lock.readLock().lock();
                                        lock.writeLock().lock(); // ERROR lock-cycle
                                    }
                                    void down() {
                                        lock.writeLock().lock();
                                        lock.readLock().lock();
                                        lock.writeLock().unlock();
                                        lock.readLock().unlock();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_stamped_lock_taken_again() {
        Verify.that(
                        LOCKS
                                + """
                                class Catalogue {
                                    private final StampedLock lock = new StampedLock();
                                    private void add() {
                                        long stamp = lock.writeLock();
                                        lock.unlockWrite(stamp);
                                    }
                                    void both() {
                                        long stamp = lock.writeLock();
                                        add(); // ERROR lock-cycle
                                        lock.unlockWrite(stamp);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void circles_of_readers_alone() {
        Verify.that(
                        LOCKS
                                + """
                                class Catalogue {
                                    private final ReadWriteLock a = new ReentrantReadWriteLock();
                                    private final ReadWriteLock b = new ReentrantReadWriteLock();
                                    void one() { a.readLock().lock(); b.readLock().lock(); }
                                    void two() { b.readLock().lock(); a.readLock().lock(); }
                                }
                                """)
                .holds();
    }

    @Test
    void statics_and_class_objects() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private static final Object LOCK = new Object();
                                    static synchronized void one() { synchronized (LOCK) { } }
                                    static void two() { synchronized (LOCK) { synchronized (Ring.class) { } } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void an_object_that_this_thread_has_made() {
        Verify.that(
                        LOCKS
                                + """
                                class Mint {
                                    synchronized int coins() { return 1; }
                                    synchronized Coin one() { Coin coin = new Coin(); coin.polish(this); return coin; }
                                }
                                class Coin {
                                    synchronized void polish(Mint mint) { mint.coins(); }
                                }
                                """)
                .holds();
    }

    @Test
    void strangers_need_not_meet() {
        Verify.that(
                        LOCKS
                                + """
                                class Ship {
                                    synchronized void load(Port port) { port.count(); }
                                    synchronized void count() { }
                                }
                                class Port {
                                    synchronized void send(Ship ship) { ship.count(); }
                                    synchronized void count() { }
                                }
                                """)
                .holds();
    }

    @Test
    void a_part_that_knows_its_whole_meets_it() {
        Verify.that(
                        LOCKS
                                + """
                                class Ship {
                                    synchronized void load(Hold hold) { hold.fill(); }
                                    synchronized void count() { }
                                }
                                class Hold {
                                    private final Ship ship;
                                    Hold(Ship ship) { this.ship = ship; }
                                    synchronized void fill() { }
                                    synchronized void empty() { ship.count(); } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void compared_first() {
        Verify.that(
                        LOCKS
                                + """
                                class Jug {
                                    private final int id = 1;
                                    private int litres;
                                    void pour(Jug other) {
                                        Jug first = id < other.id ? this : other;
                                        Jug second = id < other.id ? other : this;
                                        synchronized (first) { synchronized (second) { litres++; } }
                                    }
                                    void drain(Jug other) {
                                        if (id < other.id) {
                                            synchronized (this) { synchronized (other) { litres++; } }
                                        } else {
                                            synchronized (other) { synchronized (this) { litres++; } }
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void silenced() {
        Verify.that(
                        LOCKS
                                + """
                                class Ring {
                                    private final Object a = new Object();
                                    private final Object b = new Object();
                                    void one() { synchronized (a) { synchronized (b) { } } }
                                    @SuppressWarnings("locksmith:lock-cycle")
                                    void two() { synchronized (b) { synchronized (a) { } } }
                                }
                                """)
                .holds();
    }

    @Test
    void collections_that_lock_themselves() {
        Verify.that(
                        LOCKS
                                + """
                                import java.util.*;
                                class Shelf {
                                    private final List<String> books = Collections.synchronizedList(new ArrayList<>());
                                    private final Vector<String> loans = new Vector<>();
                                    synchronized void lend(String book) { loans.add(book); books.remove(book); }
                                    void count() {
                                        synchronized (loans) { touch(); } // ERROR lock-cycle
                                    }
                                    void each() {
                                        books.forEach(book -> touch()); // ERROR lock-cycle
                                    }
                                    private synchronized void touch() { }
                                }
                                class Plain {
                                    private final List<String> books = new ArrayList<>();
                                    synchronized void lend(String book) { books.remove(book); }
                                    void each() { books.forEach(book -> touch()); }
                                    private synchronized void touch() { }
                                }
                                """)
                .holds();
    }

    @Test
    void a_mutex_and_a_monitor() {
        Verify.that(
                        LOCKS
                                + """
                                import dev.locksmith.*;
                                class Bank {
                                    interface Held extends Unlocked { }
                                    static final class Accounts extends Level<Unlocked, Held> {
                                        Accounts() { super(Unlocked.class, Held.class); }
                                    }
                                    private static final Mutex<StringBuilder, Accounts> LOG = Mutex.of(new Accounts(), new StringBuilder());
                                    void report(KeyHandle handle) {
                                        try (LockScope scope = handle.scope(); Guard<StringBuilder, Held> log = scope.lock(LOG)) {
                                            touch();
                                        }
                                        touch();
                                    }
                                    synchronized void pay(KeyHandle handle) {
                                        try (LockScope scope = handle.scope(); Guard<StringBuilder, Held> log = scope.lock(LOG)) { // ERROR lock-cycle
                                            log.get().append("paid");
                                        }
                                    }
                                    private synchronized void touch() { }
                                }
                                """)
                .holds();
    }

    @Test
    void handlers_and_finally_of_code_without_locks() {
        Verify.that(
                        LOCKS
                                + """
                                class Parser {
                                    private final Lock text = new ReentrantLock();
                                    private final Lock errors = new ReentrantLock();
                                    private int value;
                                    void parse(String given) {
                                        text.lock();
                                        try {
                                            value = Integer.parseInt(given);
                                        } catch (NumberFormatException e) {
                                            errors.lock();
                                            try { value = 0; } finally { errors.unlock(); }
                                        } finally {
                                            text.unlock();
                                        }
                                    }
                                    void clear() {
                                        errors.lock();
                                        try {
                                            text.lock(); // ERROR lock-cycle
                                            try { value = 0; } finally { text.unlock(); }
                                        } finally {
                                            errors.unlock();
                                        }
                                    }
                                }
                                class Sleeper {
                                    private final Lock bed = new ReentrantLock();
                                    private final Lock alarm = new ReentrantLock();
                                    void sleep() {
                                        bed.lock();
                                        bed.unlock();
                                        try { Thread.sleep(1); } catch (InterruptedException e) { alarm.lock(); alarm.unlock(); }
                                    }
                                    void ring() {
                                        alarm.lock();
                                        try { bed.lock(); bed.unlock(); } finally { alarm.unlock(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_stamped_lock_seen_as_another() {
        Verify.that(
                        LOCKS
                                + """
                                class Point {
                                    private final StampedLock lock = new StampedLock();
                                    private final Lock writing = lock.asWriteLock();
                                    private double x;
                                    void move() {
                                        writing.lock();
                                        try { norm(); } finally { writing.unlock(); } // ERROR lock-cycle
                                    }
                                    private void norm() {
                                        writing.lock();
                                        try { x = 1; } finally { writing.unlock(); }
                                    }
                                    void twice() {
                                        writing.lock();
                                        writing.unlock();
                                        norm();
                                    }
                                }
                                """)
                .holds();
    }
}
