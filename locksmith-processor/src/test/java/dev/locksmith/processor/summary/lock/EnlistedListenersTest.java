package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Objects and functions that were given to another object, which calls them under its lock. */
class EnlistedListenersTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            """;

    @Test
    void a_lambda() {
        Verify.that(
                        IMPORTS
                                + """
                                class Sensor {
                                    private final List<IntConsumer> listeners = new ArrayList<>();
                                    synchronized void listen(IntConsumer listener) { listeners.add(listener); }
                                    synchronized void measure(int now) { for (IntConsumer each : listeners) each.accept(now); }
                                    synchronized int value() { return 1; }
                                }
                                class Dashboard {
                                    private final Sensor sensor;
                                    Dashboard(Sensor sensor) {
                                        this.sensor = sensor;
                                        sensor.listen(now -> { synchronized (this) { } });
                                    }
                                    synchronized boolean stale() { return sensor.value() > 0; } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void a_method_reference_run_by_a_method_reference() {
        Verify.that(
                        IMPORTS
                                + """
                                class Bell {
                                    private final List<Runnable> listeners = new ArrayList<>();
                                    synchronized void onRing(Runnable listener) { listeners.add(listener); }
                                    synchronized void ring() { listeners.forEach(Runnable::run); }
                                }
                                class Porter {
                                    private final Bell bell = new Bell();
                                    Porter() { bell.onRing(this::rung); }
                                    private synchronized void rung() { }
                                    synchronized void test() { bell.ring(); } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void an_anonymous_class() {
        Verify.that(
                        IMPORTS
                                + """
                                interface Watcher { void changed(); }
                                class Stock {
                                    private final List<Watcher> watchers = new ArrayList<>();
                                    synchronized void watch(Watcher watcher) { watchers.add(watcher); }
                                    synchronized void change() { watchers.forEach(each -> each.changed()); }
                                }
                                class Portfolio {
                                    private final Stock stock = new Stock();
                                    Portfolio() { stock.watch(new Watcher() { @Override public void changed() { count(); } }); }
                                    private synchronized void count() { }
                                    synchronized void trade() { stock.change(); } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void called_without_the_lock() {
        Verify.that(
                        IMPORTS
                                + """
                                class Sensor {
                                    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
                                    void listen(IntConsumer listener) { listeners.add(listener); }
                                    void measure(int now) { synchronized (this) { } for (IntConsumer each : listeners) each.accept(now); }
                                    synchronized int value() { return 1; }
                                }
                                class Dashboard {
                                    private final Sensor sensor;
                                    Dashboard(Sensor sensor) {
                                        this.sensor = sensor;
                                        sensor.listen(now -> { synchronized (this) { } });
                                    }
                                    synchronized boolean stale() { return sensor.value() > 0; }
                                }
                                """)
                .holds();
    }

    @Test
    void streams_run_their_functions_when_they_end() {
        Verify.that(
                        IMPORTS
                                + """
                                class Reports {
                                    private final Object rows = new Object();
                                    private final Object sums = new Object();
                                    void sum(List<Integer> all) {
                                        synchronized (rows) {
                                            all.stream().filter(this::weighs).count();
                                        }
                                    }
                                    private boolean weighs(int row) { synchronized (sums) { return row > 0; } }
                                    void reset() { synchronized (sums) { synchronized (rows) { } } } // ERROR lock-cycle
                                }
                                class Later {
                                    private final Object rows = new Object();
                                    private final Object sums = new Object();
                                    java.util.stream.Stream<Integer> sum(List<Integer> all) {
                                        synchronized (rows) {
                                            all.parallelStream().filter(this::weighs).count();
                                            return all.stream().filter(this::weighs);
                                        }
                                    }
                                    private boolean weighs(int row) { synchronized (sums) { return row > 0; } }
                                    void reset() { synchronized (sums) { synchronized (rows) { } } }
                                }
                                """)
                .holds();
    }

    @Test
    void a_method_that_only_one_subclass_completes_with_a_lock() {
        Verify.that(
                        IMPORTS
                                + """
                                abstract class Boat {
                                    protected final Object deck = new Object();
                                    public void board() { synchronized (deck) { boarded(); } }
                                    protected abstract void boarded();
                                }
                                class Canoe extends Boat { @Override protected void boarded() { } }
                                class Liner extends Boat {
                                    private final Object cabin = new Object();
                                    @Override protected void boarded() { synchronized (cabin) { } }
                                    void clean() { synchronized (cabin) { synchronized (deck) { } } } // ERROR lock-cycle
                                }
                                """)
                .holds();
    }

    @Test
    void two_subclasses_that_no_object_is_of() {
        Verify.that(
                        IMPORTS
                                + """
                                abstract class Boat {
                                    protected final Object deck = new Object();
                                    public void board() { synchronized (deck) { boarded(); } }
                                    protected abstract void boarded();
                                }
                                class Canoe extends Boat {
                                    private final Object paddle = new Object();
                                    @Override protected void boarded() { }
                                    void rest() { synchronized (paddle) { synchronized (deck) { } } }
                                }
                                class Liner extends Boat {
                                    private final Object cabin = new Object();
                                    @Override protected void boarded() { synchronized (cabin) { } }
                                }
                                """)
                .holds();
    }

    @Test
    void an_attempt_that_succeeds_holds_the_lock() {
        Verify.that(
                        IMPORTS
                                + """
                                class Pair {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    void one() {
                                        if (!a.tryLock()) { return; }
                                        b.lock(); b.unlock(); a.unlock();
                                    }
                                    void two() { b.lock(); a.lock(); a.unlock(); b.unlock(); } // ERROR lock-cycle
                                }
                                class Else {
                                    private final Lock a = new ReentrantLock();
                                    private final Lock b = new ReentrantLock();
                                    void one() { if (a.tryLock()) { a.unlock(); } else { b.lock(); b.unlock(); } }
                                    void two() { b.lock(); a.lock(); a.unlock(); b.unlock(); }
                                }
                                """)
                .holds();
    }

    @Test
    void initializers_that_all_callers_have_run() {
        Verify.that(
                        IMPORTS
                                + """
                                class Native {
                                    public static synchronized int load() { return Settings.depth(); }
                                }
                                class Settings {
                                    static final boolean WIDE = Native.load() > 1;
                                    static int depth() { return 3; }
                                }
                                class Frame {
                                    int show() { return Settings.WIDE ? Native.load() : 0; }
                                }
                                """)
                .holds();
    }

    @Test
    void a_factory_that_enlists_what_it_has_made() {
        Verify.that(
                        IMPORTS
                                + """
                                class Model {
                                    private final List<View> views = new ArrayList<>();
                                    private final List<Runnable> tasks = new ArrayList<>();
                                    synchronized void add(View view) { views.add(view); }
                                    synchronized void add(Runnable task) { tasks.add(task); }
                                    synchronized void change() { for (View each : views) each.update(); for (Runnable each : tasks) each.run(); }
                                    synchronized int size() { return 1; }
                                }
                                class View {
                                    private final Model model;
                                    private View(Model model) { this.model = model; }
                                    static View of(Model model) { View view = new View(model); model.add(view); return view; }
                                    synchronized void update() { }
                                    synchronized void count() { model.size(); } // ERROR lock-cycle
                                }
                                class Table {
                                    private final Model model;
                                    private Table(Model model) { this.model = model; }
                                    static Table of(Model model) { Table table = new Table(model); model.add(table::update); return table; }
                                    synchronized void update() { }
                                    synchronized void count() { model.size(); } // ERROR lock-cycle
                                }
                                class Graph {
                                    private final Model model;
                                    private Graph(Model model) { this.model = model; }
                                    static Graph of(Model model, Model other) { Graph graph = new Graph(model); other.add(graph::update); return graph; }
                                    synchronized void update() { }
                                    synchronized void count() { model.size(); }
                                }
                                """)
                .holds();
    }
}
