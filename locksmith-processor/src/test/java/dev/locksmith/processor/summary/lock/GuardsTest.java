package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Locks that two threads take beside those of a circle, so that they never meet. */
class GuardsTest {

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
    void one_who_writes_and_readers() {
        holds(
                """
                class Store {
                    private final ReadWriteLock gate = new ReentrantReadWriteLock();
                    private final Object shelf = new Object();
                    private final Object ledger = new Object();
                    void one() {
                        gate.writeLock().lock();
                        try { synchronized (shelf) { synchronized (ledger) { } } } finally { gate.writeLock().unlock(); }
                    }
                    void two() {
                        gate.readLock().lock();
                        try { synchronized (ledger) { synchronized (shelf) { } } } finally { gate.readLock().unlock(); }
                    }
                }
                class Readers {
                    private final ReadWriteLock gate = new ReentrantReadWriteLock();
                    private final Object shelf = new Object();
                    private final Object ledger = new Object();
                    void one() {
                        gate.readLock().lock();
                        try { synchronized (shelf) { synchronized (ledger) { } } } finally { gate.readLock().unlock(); }
                    }
                    void two() {
                        gate.readLock().lock();
                        try { synchronized (ledger) { synchronized (shelf) { } } } finally { gate.readLock().unlock(); } // ERROR lock-cycle
                    }
                }
                """);
    }

    @Test
    void two_of_three() {
        holds(
                """
                class Ring {
                    private final Object gate = new Object();
                    private final Object a = new Object();
                    private final Object b = new Object();
                    private final Object c = new Object();
                    void one() { synchronized (gate) { synchronized (a) { synchronized (b) { } } } }
                    void two() { synchronized (gate) { synchronized (b) { synchronized (c) { } } } }
                    void three() { synchronized (c) { synchronized (a) { } } }
                }
                """);
    }

    @Test
    void the_part_from_which_the_way_began() {
        holds(
                """
                class Motor {
                    private final Machine machine;
                    Motor(Machine machine) { this.machine = machine; }
                    synchronized void stop() { machine.note(); }
                    synchronized void slow() { }
                }
                class Machine {
                    private final Object log = new Object();
                    private final Motor motor = new Motor(this);
                    void note() { motor.slow(); }
                    void stop() { motor.stop(); synchronized (log) { } }
                }
                """);
    }
}
