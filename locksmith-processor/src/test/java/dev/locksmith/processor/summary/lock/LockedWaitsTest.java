package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class LockedWaitsTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        """
                        class Mailbox {
                            private final Object door = new Object();
                            private final Object flag = new Object();
                            void take() throws InterruptedException {
                                synchronized (door) {
                                    synchronized (flag) { flag.wait(); } // ERROR lock-cycle
                                }
                            }
                            void put() {
                                synchronized (door) {
                                    synchronized (flag) { flag.notify(); }
                                }
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] a thread waits to be woken, and holds Mailbox.door, which whoever wakes it must take first
                          the thread holds Mailbox.door (Test.java:5: synchronized (door))
                          and asks for a wake-up (Test.java:6: flag.wait())
                          whoever wakes it asks for Mailbox.door (Test.java:10: synchronized (door))
                          to fix: wait with one lock only, the one whose condition it is, or wake without the other\
                        """);
    }

    @Test
    void waits_with_a_limit_or_woken_by_others_too() {
        Verify.that(
                        """
                        class Mailbox {
                            private final Object door = new Object();
                            private final Object flag = new Object();
                            private final Object bell = new Object();
                            void take() throws InterruptedException {
                                synchronized (door) {
                                    synchronized (flag) { flag.wait(100); }
                                    synchronized (bell) { bell.wait(); }
                                }
                            }
                            void put() {
                                synchronized (door) {
                                    synchronized (flag) { flag.notify(); }
                                    synchronized (bell) { bell.notify(); }
                                }
                            }
                            void ring() { synchronized (bell) { bell.notifyAll(); } }
                        }
                        """)
                .holds();
    }

    @Test
    void woken_by_a_function_that_holds_nothing() {
        Verify.that(
                        IMPORTS
                                + """
                                class Mailbox {
                                    private final Object door = new Object();
                                    private final Object flag = new Object();
                                    void take(Executor pool) throws InterruptedException {
                                        synchronized (door) {
                                            pool.execute(this::ring);
                                            synchronized (flag) { flag.wait(); }
                                        }
                                    }
                                    void put() { synchronized (door) { ring(); } }
                                    private void ring() { synchronized (flag) { flag.notifyAll(); } }
                                }
                                """)
                .holds();
    }

    @Test
    void a_synchronized_queue_in_a_synchronized_shop() {
        Verify.that(
                        """
                        class Line {
                            private int length;
                            synchronized void take() throws InterruptedException {
                                while (length == 0) { wait(); }
                                length--;
                            }
                            synchronized void put() { length++; notifyAll(); }
                        }
                        class Shop {
                            private final Line line = new Line();
                            synchronized void serve() throws InterruptedException { line.take(); } // ERROR lock-cycle
                            synchronized void enter() { line.put(); }
                        }
                        """)
                .holds();
    }

    @Test
    void conditions() {
        Verify.that(
                        IMPORTS
                                + """
                                class Depot {
                                    private final Lock lock = new ReentrantLock();
                                    private final Condition full = lock.newCondition();
                                    private int boxes;
                                    synchronized void take() throws InterruptedException {
                                        lock.lock();
                                        try {
                                            while (boxes == 0) { full.await(); } // ERROR lock-cycle
                                        } finally {
                                            lock.unlock();
                                        }
                                    }
                                    synchronized void put() {
                                        lock.lock();
                                        try { boxes++; full.signalAll(); } finally { lock.unlock(); }
                                    }
                                }
                                class Quiet {
                                    private final Lock lock = new ReentrantLock();
                                    private final Condition full = lock.newCondition();
                                    void take() throws InterruptedException {
                                        lock.lock();
                                        try { full.await(); } finally { lock.unlock(); }
                                    }
                                    void put() {
                                        lock.lock();
                                        try { full.signal(); } finally { lock.unlock(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void latches() {
        Verify.that(
                        IMPORTS
                                + """
                                class Engine {
                                    private final CountDownLatch ready = new CountDownLatch(1);
                                    private final CountDownLatch free = new CountDownLatch(1);
                                    private int speed;
                                    synchronized void start() throws InterruptedException {
                                        new Thread(this::warmUp).start();
                                        ready.await(); // ERROR lock-cycle
                                        free.await();
                                    }
                                    private void warmUp() {
                                        free.countDown();
                                        synchronized (this) { speed = 1; }
                                        ready.countDown();
                                    }
                                    synchronized void local() throws InterruptedException {
                                        CountDownLatch done = new CountDownLatch(1);
                                        new Thread(() -> { synchronized (this) { speed = 2; } done.countDown(); }).start();
                                        done.await(); // ERROR lock-cycle
                                        CountDownLatch other = new CountDownLatch(1);
                                        new Thread(() -> { other.countDown(); synchronized (this) { speed = 2; } }).start();
                                        other.await();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_latch_in_a_local_variable_that_a_helper_counts_down() {
        Verify.that(
                        IMPORTS
                                + """
                                class Boat {
                                    private final Object deck = new Object();
                                    private int n;
                                    private void finish(CountDownLatch l) { synchronized (deck) { l.countDown(); } }
                                    private void pass(CountDownLatch l) { l.countDown(); }
                                    void helper(Executor pool) throws InterruptedException {
                                        CountDownLatch done = new CountDownLatch(1);
                                        synchronized (deck) {
                                            pool.execute(() -> finish(done));
                                            done.await(); // ERROR lock-cycle
                                        }
                                    }
                                    void free(Executor pool) throws InterruptedException {
                                        CountDownLatch done = new CountDownLatch(1);
                                        synchronized (deck) {
                                            pool.execute(() -> pass(done));
                                            done.await();
                                        }
                                    }
                                    void outside(Executor pool) throws InterruptedException {
                                        CountDownLatch done = new CountDownLatch(1);
                                        synchronized (deck) { pool.execute(() -> finish(done)); }
                                        done.await();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void all_tasks_of_a_collection() {
        Verify.that(
                        IMPORTS
                                + """
                                class Survey {
                                    private int area;
                                    private synchronized Integer measure() { return area; }
                                    private Integer guess() { return 2; }
                                    synchronized void all(ExecutorService pool) throws InterruptedException {
                                        pool.invokeAll(List.of(this::guess, this::measure)); // ERROR lock-cycle
                                        List<Callable<Integer>> guesses = List.of(this::guess, this::guess);
                                        pool.invokeAll(guesses);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void threads_with_code_of_their_own() {
        Verify.that(
                        IMPORTS
                                + """
                                class Beacon {
                                    private final Object lamp = new Object();
                                    private int blinks;
                                    class Blinker extends Thread {
                                        @Override public void run() { synchronized (lamp) { blinks++; } }
                                    }
                                    void inner() throws InterruptedException {
                                        Blinker blinker = new Blinker();
                                        blinker.start();
                                        synchronized (lamp) { blinker.join(); } // ERROR lock-cycle
                                    }
                                    void anonymous() throws InterruptedException {
                                        Thread thread = new Thread() {
                                            @Override public void run() { synchronized (lamp) { blinks++; } }
                                        };
                                        thread.start();
                                        synchronized (lamp) { thread.join(); } // ERROR lock-cycle
                                    }
                                    void later() throws InterruptedException {
                                        Blinker blinker = new Blinker();
                                        synchronized (lamp) { blinker.start(); }
                                        blinker.join();
                                    }
                                    void patient() throws InterruptedException {
                                        Blinker blinker = new Blinker();
                                        synchronized (lamp) { blinker.start(); blinker.join(100); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void futures_of_several_kinds() {
        Verify.that(
                        IMPORTS
                                + """
                                class Survey {
                                    private final ReentrantLock lock = new ReentrantLock();
                                    private int measure() { lock.lock(); try { return 1; } finally { lock.unlock(); } }
                                    int completable() {
                                        CompletableFuture<Integer> result = CompletableFuture.supplyAsync(this::measure);
                                        lock.lock();
                                        try { return result.join(); } finally { lock.unlock(); } // ERROR lock-cycle
                                    }
                                    int assignedLater(ExecutorService pool) throws Exception {
                                        Future<Integer> result;
                                        result = pool.submit(this::measure);
                                        lock.lock();
                                        try { return result.get(); } finally { lock.unlock(); } // ERROR lock-cycle
                                    }
                                    int assignedTwice(ExecutorService pool, Future<Integer> other) throws Exception {
                                        Future<Integer> result;
                                        result = pool.submit(this::measure);
                                        result = other;
                                        lock.lock();
                                        try { return result.get(); } finally { lock.unlock(); }
                                    }
                                    int anonymous(ExecutorService pool) throws Exception {
                                        lock.lock();
                                        try {
                                            return pool.submit(new Callable<Integer>() {
                                                @Override public Integer call() { return measure(); }
                                            }).get(); // ERROR lock-cycle
                                        } finally {
                                            lock.unlock();
                                        }
                                    }
                                    int helped(ExecutorService pool) throws Exception {
                                        lock.lock();
                                        try { return ask(pool.submit(() -> measure())); } finally { lock.unlock(); } // ERROR lock-cycle
                                    }
                                    private int ask(Future<Integer> future) throws Exception { return future.get(); }
                                    int limited(ExecutorService pool) throws Exception {
                                        lock.lock();
                                        try {
                                            return pool.submit(this::measure).get(1, TimeUnit.SECONDS);
                                        } finally { lock.unlock(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void tasks_that_are_objects() {
        Verify.that(
                        IMPORTS
                                + """
                                class Clock implements Runnable {
                                    private final Thread own = new Thread(this, "clock");
                                    private final Thread ticker = new Thread(new Tick());
                                    private boolean on = true;
                                    @Override public void run() { while (isOn()) { } }
                                    private synchronized boolean isOn() { return on; }
                                    private class Tick implements Runnable {
                                        @Override public void run() { isOn(); }
                                        void reset() { }
                                    }
                                    synchronized void stop() throws InterruptedException {
                                        on = false;
                                        own.join(); // ERROR lock-cycle
                                    }
                                    synchronized void quiet() throws InterruptedException {
                                        ticker.join(); // ERROR lock-cycle
                                    }
                                    void after() throws InterruptedException {
                                        synchronized (this) { on = false; }
                                        own.join();
                                        ticker.join();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_task_whose_class_may_have_another_method() {
        Verify.that(
                        IMPORTS
                                + """
                                class Clock implements Runnable {
                                    private final Thread own = new Thread(this);
                                    @Override public void run() { look(); }
                                    protected synchronized void look() { }
                                    synchronized void stop() throws InterruptedException { own.join(); }
                                }
                                class Sundial extends Clock {
                                    @Override public void run() { }
                                }
                                """)
                .holds();
    }

    @Test
    void a_thread_that_waits_for_its_own_end() {
        Verify.that(
                        IMPORTS
                                + """
                                class Pump extends Thread {
                                    private final Object valve = new Object();
                                    private boolean stopped;
                                    @Override public void run() { synchronized (valve) { stopped = true; } }
                                    void halt() throws InterruptedException {
                                        synchronized (valve) { join(); } // ERROR lock-cycle
                                    }
                                    void halt(Pump other) throws InterruptedException {
                                        synchronized (other.valve) { other.join(); } // ERROR lock-cycle
                                    }
                                    void wait(Pump other) throws InterruptedException {
                                        synchronized (valve) { other.join(); }
                                    }
                                    void soon() throws InterruptedException {
                                        synchronized (valve) { join(100); }
                                        join();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void private_fields_that_are_only_given_one_task() {
        Verify.that(
                        IMPORTS
                                + """
                                class Poller {
                                    private Thread worker;
                                    private Thread either;
                                    private Future<?> last;
                                    private synchronized void poll() { }
                                    private void idle() { }
                                    synchronized void start(ExecutorService pool, boolean busy) {
                                        worker = new Thread(this::poll);
                                        worker.start();
                                        either = busy ? new Thread(this::poll) : null;
                                        if (!busy) { either = new Thread(this::idle); }
                                        last = pool.submit(this::poll);
                                    }
                                    synchronized void stop() throws Exception {
                                        if (worker != null) { worker.join(); } // ERROR lock-cycle
                                        worker = null;
                                    }
                                    synchronized void end() throws Exception { either.join(); }
                                    synchronized void all() throws Exception { last.get(); } // ERROR lock-cycle
                                    void right() throws Exception {
                                        Thread old;
                                        synchronized (this) { old = worker; worker = null; }
                                        old.join();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void stages_of_a_completable_future() {
        Verify.that(
                        IMPORTS
                                + """
                                class Survey {
                                    private synchronized int measure() { return 1; }
                                    private int guess() { return 1; }
                                    synchronized int then() {
                                        return CompletableFuture.supplyAsync(this::measure).thenApply(x -> x + 1).join(); // ERROR lock-cycle
                                    }
                                    synchronized int asyncThen() {
                                        return CompletableFuture.completedFuture(1).thenApplyAsync(x -> measure()).join(); // ERROR lock-cycle
                                    }
                                    synchronized int thenHere() {
                                        return CompletableFuture.completedFuture(1).thenApply(x -> measure()).join();
                                    }
                                    synchronized void all(ExecutorService pool) {
                                        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(this::guess, pool);
                                        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(this::measure, pool);
                                        CompletableFuture.allOf(one, two).join(); // ERROR lock-cycle
                                    }
                                    synchronized void none(ExecutorService pool) {
                                        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(this::guess, pool);
                                        CompletableFuture.allOf(one, CompletableFuture.runAsync(this::guess)).join();
                                    }
                                    synchronized int perhapsHere(Executor any) {
                                        CompletableFuture.runAsync(this::measure, Runnable::run).join();
                                        return CompletableFuture.supplyAsync(this::measure, any).join();
                                    }
                                    synchronized int within() {
                                        return CompletableFuture.supplyAsync(this::measure).orTimeout(1, TimeUnit.SECONDS).join();
                                    }
                                    synchronized int doneAlready() {
                                        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(this::measure);
                                        return one.getNow(0);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void other_threads_that_are_waited_for() {
        Verify.that(
                        IMPORTS
                                + """
                                class Chart {
                                    private synchronized void paint() { }
                                    synchronized void show() throws Exception {
                                        javax.swing.SwingUtilities.invokeAndWait(this::paint); // ERROR lock-cycle
                                    }
                                    synchronized void post() { javax.swing.SwingUtilities.invokeLater(this::paint); }
                                    synchronized void later(ScheduledExecutorService pool) throws Exception {
                                        pool.schedule(this::paint, 1, TimeUnit.SECONDS).get(); // ERROR lock-cycle
                                    }
                                    synchronized void factory(ThreadFactory threads) throws Exception {
                                        Thread painter = threads.newThread(this::paint);
                                        painter.start();
                                        painter.join(); // ERROR lock-cycle
                                    }
                                    synchronized void helper(ExecutorService pool) throws Exception {
                                        runAndWait(pool, this::paint); // ERROR lock-cycle
                                        runAndWait(pool, () -> { });
                                    }
                                    private void runAndWait(ExecutorService pool, Runnable task) throws Exception {
                                        pool.submit(task).get();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_thread_whose_code_belongs_to_the_object_around() {
        Verify.that(
                        """
                        class Coordinator {
                            private final Heartbeat heartbeat = new Heartbeat();
                            private boolean closed;
                            private final class Heartbeat extends Thread {
                                @Override public void run() { synchronized (Coordinator.this) { closed |= closed; } }
                            }
                            void close() throws InterruptedException {
                                synchronized (this) {
                                    closed = true;
                                    heartbeat.join(); // ERROR lock-cycle
                                }
                            }
                            void end() throws InterruptedException {
                                synchronized (this) { closed = true; }
                                heartbeat.join();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void the_end_of_a_parallel_stream() {
        Verify.that(
                        IMPORTS
                                + """
                                class Tally {
                                    private int count;
                                    private synchronized void add(String name) { count++; }
                                    synchronized void all(List<String> names) {
                                        names.parallelStream().forEach(this::add); // ERROR lock-cycle
                                    }
                                    synchronized void later(List<String> names) {
                                        names.stream().filter(name -> { add(name); return true; }).parallel().count(); // ERROR lock-cycle
                                    }
                                    synchronized void here(List<String> names) { names.stream().forEach(this::add); }
                                    synchronized long pure(List<String> names) { return names.parallelStream().filter(String::isEmpty).count(); }
                                    void open(List<String> names) { names.parallelStream().forEach(this::add); }
                                }
                                class Primes {
                                    static final long COUNT = java.util.stream.IntStream.range(0, 10).parallel().filter(i -> i > 2).count(); // ERROR lock-cycle
                                    static final long SAME = java.util.stream.IntStream.range(0, 10).filter(i -> i > 2).count();
                                }
                                """)
                .holds();
    }
}
