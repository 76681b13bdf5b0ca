package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Functions that a part was given by its whole, and runs under a lock of its own. */
class GivenCodeTest {

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
    void a_method_of_the_whole() {
        holds(
                """
                class Cell {
                    private final Supplier<String> source;
                    private String value;
                    Cell(Supplier<String> source) { this.source = source; }
                    synchronized String get() { if (value == null) value = source.get(); return value; }
                    synchronized boolean isEmpty() { return value == null; }
                }

                class Grid {
                    private final Cell corner = new Cell(this::read);
                    private synchronized String read() { return ""; }
                    String corner() { return corner.get(); }
                    synchronized boolean isEmpty() { return corner.isEmpty(); } // ERROR lock-cycle
                }
                class Open {
                    private final Cell corner = new Cell(this::read);
                    private synchronized String read() { return ""; }
                    String corner() { return corner.get(); }
                    boolean isEmpty() { return corner.isEmpty(); }
                }
                """);
    }

    @Test
    void lambdas_and_constructors() {
        holds(
                """
                class Cell {
                    private final Supplier<String> source;
                    private String value;
                    Cell(Supplier<String> source) { this.source = source; }
                    synchronized String get() { if (value == null) value = source.get(); return value; }
                    synchronized boolean isEmpty() { return value == null; }
                }

                class Grid {
                    private final Object paper = new Object();
                    private final Cell corner;
                    Grid() { corner = new Cell(() -> read()); }
                    private String read() { synchronized (paper) { return ""; } }
                    String corner() { return corner.get(); }
                    boolean isEmpty() { synchronized (paper) { return corner.isEmpty(); } } // ERROR lock-cycle
                }
                class Other {
                    private final Object paper = new Object();
                    private final Cell corner = new Cell(() -> read());
                    private final Cell middle = new Cell(() -> "");
                    private String read() { synchronized (paper) { return ""; } }
                    String corner() { return corner.get(); }
                    String middle() { synchronized (paper) { return middle.get(); } }
                }
                """);
    }

    @Test
    void an_object_of_an_anonymous_class_or_an_inner_one() {
        holds(
                """
                class Pump {
                    interface Gauge { void read(int level); }
                    private final Gauge gauge;
                    private int level;
                    Pump(Gauge gauge) { this.gauge = gauge; }
                    synchronized void stroke() { gauge.read(++level); }
                    synchronized int level() { return level; }
                }
                class Mill {
                    private final Pump pump = new Pump(new Pump.Gauge() {
                        @Override public void read(int level) { note(level); }
                    });
                    private int seen;
                    private synchronized void note(int level) { seen = level; }
                    void grind() { pump.stroke(); }
                    synchronized int level() { return pump.level(); } // ERROR lock-cycle
                }
                """);
    }

    @Test
    void what_checks_or_hands_on_what_it_is_given() {
        holds(
                """
                class Cell {
                    private final Runnable source;
                    Cell(Runnable source) { this(source, 1); }
                    Cell(Runnable source, int size) { this.source = Objects.requireNonNull(source, "source"); }
                    synchronized void fill() { source.run(); }
                    synchronized void clear() { }
                }
                class Grid {
                    private final Cell corner = new Cell(this::read);
                    private synchronized void read() { }
                    void corner() { corner.fill(); }
                    synchronized void clear() { corner.clear(); } // ERROR lock-cycle
                }
                """);
    }

    @Test
    void a_record() {
        holds(
                """
                record Entry(Object lock, Runnable source) {
                    void fill() { synchronized (lock) { source.run(); } }
                }
                class Grid {
                    private final Object paper = new Object();
                    private final Object ink = new Object();
                    private final Entry corner = new Entry(paper, this::read);
                    private void read() { synchronized (ink) { } }
                    void fill() { corner.fill(); }
                    void clear() { synchronized (ink) { synchronized (paper) { } } } // ERROR lock-cycle
                }
                """);
    }

    @Test
    void what_is_only_run_under_the_lock_of_the_part() {
        holds(
                """
                class Cell {
                    private final Runnable source;
                    Cell(Runnable source) { this.source = source; }
                    synchronized void fill() { source.run(); }
                    synchronized int size() { return 1; }
                }
                class Grid {
                    private final Cell corner = new Cell(this::read);
                    private int sum;
                    private synchronized void read() { sum += corner.size(); }
                    void fill() { corner.fill(); }
                    synchronized int sum() { return sum; }
                }
                class Pump {
                    interface Gauge { void read(); }
                    private final Gauge gauge;
                    Pump(Gauge gauge) { this.gauge = gauge; }
                    synchronized void stroke() { gauge.read(); }
                    synchronized int level() { return 1; }
                }
                class Mill {
                    private final Object stone = new Object();
                    private int seen;
                    private final Pump pump = new Pump(new Pump.Gauge() {
                        @Override public void read() { synchronized (stone) { seen = pump.level(); } }
                    });
                    void grind() { pump.stroke(); }
                    int seen() { synchronized (stone) { return seen; } }
                }
                """);
    }

    @Test
    void a_thread_of_a_part_that_names_the_parameter_of_its_constructor() {
        holds(
                """
                class Ticker {
                    private final Clock clock;
                    private final Thread thread;
                    Ticker(Clock clock) {
                        this.clock = clock;
                        this.thread = new Thread(() -> clock.tick());
                    }
                    void stop() throws InterruptedException { thread.join(); }
                }
                class Clock {
                    private final Ticker ticker = new Ticker(this);
                    private int time;
                    synchronized void tick() { time++; }
                    synchronized void stop() throws InterruptedException { ticker.stop(); } // ERROR lock-cycle
                    void halt() throws InterruptedException { synchronized (this) { time = 0; } ticker.stop(); }
                }
                """);
    }
}
