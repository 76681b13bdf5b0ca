package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What fields hold for good: functions, tasks, views of locks, other locks, parts. */
class FieldNamesTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            """;

    @Test
    void a_function_in_a_field_is_run_under_a_lock() {
        Verify.that(
                        IMPORTS
                                + """
                                class Thermostat {
                                    private final Object dial = new Object();
                                    private final Object boiler = new Object();
                                    private final Runnable heat = () -> { synchronized (boiler) { } };
                                    void turn() { synchronized (dial) { heat.run(); } }
                                    void service() { synchronized (boiler) { synchronized (dial) { } } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void a_thread_that_a_constructor_makes_of_a_lambda() {
        Verify.that(
                        IMPORTS
                                + """
                                class Ticker {
                                    private final Object lock = new Object();
                                    private final Object other = new Object();
                                    private final Thread thread;
                                    Ticker() { thread = new Thread(() -> { synchronized (lock) { } }); }
                                    void stop() throws InterruptedException { synchronized (lock) { thread.join(); } } // ERROR lock-cycle
                                    void stopped() throws InterruptedException { synchronized (other) { thread.join(); } }
                                }
                                """)
                .holds();
    }

    @Test
    void the_views_of_a_lock() {
        Verify.that(
                        IMPORTS
                                + """
                                class Cache {
                                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                                    private final Lock read = lock.readLock();
                                    private final Lock write;
                                    Cache() { write = lock.writeLock(); }
                                    void fill() { read.lock(); write.lock(); write.unlock(); read.unlock(); } // ERROR lock-cycle
                                    void add() { write.lock(); read.lock(); write.unlock(); read.unlock(); }
                                }
                                """)
                .holds();
    }

    @Test
    void two_names_of_one_lock_have_no_order() {
        Verify.that(
                        IMPORTS
                                + """
                                class Own {
                                    private final Object mutex = this;
                                    synchronized void up() { synchronized (mutex) { } }
                                    void down() { synchronized (mutex) { up(); } }
                                }
                                """)
                .holds();
    }

    @Test
    void a_part_is_given_the_lock_of_its_whole() {
        Verify.that(
                        IMPORTS
                                + """
                                class Owner {
                                    private final Object lock = new Object();
                                    private final Object other = new Object();
                                    private final Part part = new Part(this, lock);
                                    void work() { synchronized (lock) { part.note(); } }
                                    void count() { synchronized (lock) { } }
                                    void first() { synchronized (lock) { synchronized (other) { } } }
                                    void second() { synchronized (other) { part.note(); } } // ERROR lock-cycle
                                }
                                class Part {
                                    private final Owner owner;
                                    private final Object shared;
                                    Part(Owner owner, Object shared) { this.owner = owner; this.shared = shared; }
                                    void note() { synchronized (shared) { } }
                                    void report() { synchronized (shared) { owner.count(); } }
                                }
                                """)
                .holds();
    }

    @Test
    void components_of_a_record() {
        Verify.that(
                        IMPORTS
                                + """
                                record Locks(Object first, Object second) {}
                                class Vault {
                                    private final Locks locks = new Locks(new Object(), new Object());
                                    void in() { synchronized (locks.first()) { synchronized (locks.second()) { } } }
                                    void out() { synchronized (locks.second()) { synchronized (locks.first()) { } } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void a_resource_that_takes_the_lock_it_is_given() {
        Verify.that(
                        IMPORTS
                                + """
                                class AutoLock implements AutoCloseable {
                                    private final Lock lock;
                                    AutoLock(Lock lock) { this.lock = lock; this.lock.lock(); }
                                    @Override public void close() { lock.unlock(); }
                                }
                                class Session {
                                    private final Lock state = new ReentrantLock();
                                    private final Lock data = new ReentrantLock();
                                    void one() { try (var a = new AutoLock(state); var b = new AutoLock(data)) { } }
                                    void two() { try (var a = new AutoLock(data); var b = new AutoLock(state)) { } } // ERROR lock-cycle
                                }
                                class Apart {
                                    private final Lock state = new ReentrantLock();
                                    private final Lock data = new ReentrantLock();
                                    void one() { try (var a = new AutoLock(state)) { } try (var b = new AutoLock(data)) { } }
                                    void two() { try (var a = new AutoLock(data)) { } try (var b = new AutoLock(state)) { } }
                                }
                                """)
                .holds();
    }

    @Test
    void a_resource_that_is_a_function() {
        Verify.that(
                        IMPORTS
                                + """
                                interface Hold extends AutoCloseable { @Override void close(); }
                                class Ring {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    private Hold holdA() { a.lock(); return a::unlock; }
                                    private Hold holdB() { b.lock(); return () -> b.unlock(); }
                                    void one() { try (Hold h = holdA()) { try (Hold g = holdB()) { } } }
                                    void two() { try (Hold g = holdB()) { try (Hold h = holdA()) { } } } // ERROR lock-cycle
                                }
                                class Apart {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    private Hold holdA() { a.lock(); return a::unlock; }
                                    private Hold holdB() { b.lock(); return () -> b.unlock(); }
                                    void one() { try (Hold h = holdA()) { } try (Hold g = holdB()) { } }
                                    void two() { try (Hold g = holdB()) { } try (Hold h = holdA()) { } }
                                }
                                """)
                .holds();
    }

    @Test
    void who_gives_back_a_lock_of_unknown_name_may_give_back_any() {
        Verify.that(
                        IMPORTS
                                + """
                                class Table {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    private Lock kept = a;
                                    void keep(Lock lock) { kept = lock; }
                                    void one() { a.lock(); kept.unlock(); b.lock(); b.unlock(); }
                                    void two() { b.lock(); a.lock(); a.unlock(); b.unlock(); }
                                }
                                """)
                .holds();
    }

    @Test
    void changing_fields_in_complete_mode() {
        Verify.that(
                        IMPORTS
                                + """
                                class Sender {
                                    private Receiver peer;
                                    synchronized void connect(Receiver to) { peer = to; }
                                    synchronized void send() { peer.accept(); }
                                    synchronized int sent() { return 1; }
                                }
                                class Receiver {
                                    private Sender peer;
                                    synchronized void connect(Sender to) { peer = to; }
                                    synchronized void accept() { }
                                    synchronized boolean complete() { return peer.sent() > 0; } // ERROR lock-cycle
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void changing_fields_in_targeted_mode() {
        Verify.that(
                        IMPORTS
                                + """
                                class Sender {
                                    private Receiver peer;
                                    synchronized void connect(Receiver to) { peer = to; }
                                    synchronized void send() { peer.accept(); }
                                    synchronized int sent() { return 1; }
                                }
                                class Receiver {
                                    private Sender peer;
                                    synchronized void connect(Sender to) { peer = to; }
                                    synchronized void accept() { }
                                    synchronized boolean complete() { return peer.sent() > 0; }
                                }
                                """)
                .holds();
    }
}
