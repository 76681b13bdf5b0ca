package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** When a value that was handed over comes back, and when several have it at a time. */
class GivenBackTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line implements AutoCloseable {
                int sent;
                void send(String text) { sent += text.length(); }
                boolean isOpen() { return sent > 0; }
                @Override public void close() {}
            }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void what_comes_back_when_it_was_waited_for() {
        verify(
                """
                class Desk {
                    void joined(Line line) throws Exception {
                        Thread thread = new Thread(() -> line.send("x"));
                        thread.start();
                        thread.join();
                        line.send("y");
                    }
                    void got(ExecutorService pool, Line line) throws Exception {
                        Future<?> done = pool.submit(() -> line.send("x"));
                        done.get();
                        line.send("y");
                    }
                    void joinedFuture(Line line) {
                        CompletableFuture.runAsync(() -> line.send("x")).join();
                        line.send("y");
                    }
                    void all(ExecutorService pool, Line line) throws Exception {
                        List<Callable<Integer>> tasks = new ArrayList<>();
                        tasks.add(() -> { line.send("x"); return 1; });
                        pool.invokeAll(tasks);
                        line.send("y");
                    }
                    void counted(ExecutorService pool, Line line, CountDownLatch latch) throws Exception {
                        pool.execute(() -> {
                            line.send("x");
                            latch.countDown();
                        });
                        latch.await();
                        line.send("y");
                    }
                    void terminated(Line line) throws Exception {
                        ExecutorService pool = Executors.newCachedThreadPool();
                        pool.execute(() -> line.send("x"));
                        pool.shutdown();
                        pool.awaitTermination(1, TimeUnit.MINUTES);
                        line.send("y");
                    }
                    void asked(ExecutorService pool, Line line) {
                        Future<?> done = pool.submit(() -> line.send("x"));
                        if (done.isDone()) {
                            line.close();
                        }
                    }
                    void inFinally(ExecutorService pool, Line line) throws Exception {
                        Future<?> done = pool.submit(() -> line.send("x"));
                        try {
                            done.get();
                        } finally {
                            line.close();
                        }
                    }
                    void eachTurn(ExecutorService pool, Line line, List<String> texts) throws Exception {
                        for (String text : texts) {
                            pool.submit(() -> line.send(text)).get();
                        }
                    }
                    private void awaitAll(List<Future<?>> futures) throws Exception {
                        for (Future<?> each : futures) {
                            each.get();
                        }
                    }
                    private void settle(List<Future<?>> futures) throws Exception {
                        for (Future<?> each : futures) {
                            each.get();
                        }
                    }
                    void byHelper(ExecutorService pool, Line line) throws Exception {
                        List<Future<?>> futures = new ArrayList<>();
                        futures.add(pool.submit(() -> line.send("x")));
                        awaitAll(futures);
                        line.close();
                    }
                    void byHelperOfAnyName(ExecutorService pool, Line line) throws Exception {
                        List<Future<?>> futures = new ArrayList<>();
                        futures.add(pool.submit(() -> line.send("x")));
                        settle(futures);
                        line.close();
                    }
                    private void settleAll(List<Future<?>> futures) throws Exception {
                        settle(futures);
                    }
                    void byHelpersOfHelpers(ExecutorService pool, Line line) throws Exception {
                        List<Future<?>> futures = new ArrayList<>();
                        futures.add(pool.submit(() -> line.send("x")));
                        settleAll(futures);
                        line.close();
                    }
                    private void count(List<Future<?>> futures) { System.out.println(futures.size()); }
                    private void countAll(List<Future<?>> futures) { count(futures); }
                    void byHelpersThatDoNotWait(ExecutorService pool, Line line) {
                        List<Future<?>> futures = new ArrayList<>();
                        futures.add(pool.submit(() -> line.send("x"))); // ERROR used-after-handover
                        countAll(futures);
                        line.close();
                    }
                    void swing(Line line) throws Exception {
                        javax.swing.SwingUtilities.invokeAndWait(() -> line.send("x"));
                        line.send("y");
                    }
                    void spin(ExecutorService pool, Line line) {
                        AtomicBoolean done = new AtomicBoolean();
                        pool.execute(() -> {
                            line.send("x");
                            done.set(true);
                        });
                        while (!done.get()) {
                            System.out.println("waiting");
                        }
                        line.close();
                    }
                    void monitor(ExecutorService pool, Line line, Object lock) throws Exception {
                        pool.execute(() -> {
                            line.send("x");
                            synchronized (lock) {
                                lock.notifyAll();
                            }
                        });
                        synchronized (lock) {
                            lock.wait();
                        }
                        line.close();
                    }
                    void closingTheWaiter(Line line) {
                        try (Line open = line; Waiter waiter = new Waiter()) {
                            waiter.execute(() -> line.send("x"));
                        }
                    }
                }
                class Waiter extends ThreadPoolExecutor implements AutoCloseable {
                    Waiter() { super(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    @Override public void close() {}
                }
                """);
    }

    @Test
    void what_was_waited_for_on_some_path() {
        verify(
                """
                class Desk {
                    private volatile boolean ready;
                    private boolean told;
                    private volatile Line shown;
                    void loopOfWaits(ExecutorService pool, Line line, List<String> texts) throws Exception {
                        List<Future<?>> futures = new ArrayList<>();
                        for (String text : texts) {
                            Line own = new Line();
                            futures.add(pool.submit(() -> own.send(text)));
                        }
                        futures.add(pool.submit(() -> line.send("x")));
                        for (Future<?> each : futures) {
                            each.get();
                        }
                        line.close();
                    }
                    void guardedWait(ExecutorService pool, Line line) throws Exception {
                        boolean[] done = { false };
                        pool.execute(() -> {
                            line.send("x");
                            synchronized (done) {
                                done[0] = true;
                                done.notifyAll();
                            }
                        });
                        synchronized (done) {
                            while (!done[0]) {
                                done.wait();
                            }
                        }
                        line.close();
                    }
                    void waitIfAny(ExecutorService pool, Line line, boolean early) throws Exception {
                        Thread thread = null;
                        if (!early) {
                            thread = new Thread(() -> line.send("x"));
                            thread.start();
                        }
                        if (thread != null) {
                            thread.join();
                        }
                        line.close();
                    }
                    void spin(ExecutorService pool, Line line) {
                        ready = false;
                        pool.execute(() -> {
                            line.send("x");
                            ready = true;
                        });
                        while (!ready) {
                            System.out.println("waiting");
                        }
                        line.close();
                    }
                    void spinOnThis(ExecutorService pool, Line line) {
                        pool.execute(() -> {
                            line.send("x");
                            this.ready = true;
                        });
                        if (!this.ready) {
                            return;
                        }
                        line.close();
                    }
                    private boolean isReady() { return ready; }
                    void spinByHelper(ExecutorService pool, Line line) {
                        pool.execute(() -> {
                            line.send("x");
                            ready = true;
                        });
                        while (!isReady()) {
                            System.out.println("waiting");
                        }
                        line.close();
                    }
                    void shownBack(ExecutorService pool, Line line) {
                        pool.execute(() -> {
                            line.send("x");
                            shown = line;
                        });
                        while (shown == null) {
                            System.out.println("waiting");
                        }
                        line.close();
                    }
                    void refused(ExecutorService pool, Line line, List<String> texts) throws Exception {
                        for (String text : texts) {
                            try {
                                pool.submit(() -> line.send(text)).get();
                            } catch (RejectedExecutionException e) {
                                line.send(text);
                            }
                        }
                    }
                    void usedBeforeTheWait(ExecutorService pool, Line line, List<String> texts) throws Exception {
                        for (String text : texts) {
                            Future<?> done = pool.submit(() -> line.send(text)); // ERROR used-after-handover
                            line.send(text);
                            done.get();
                        }
                    }
                    void handedAgain(ExecutorService pool, Line line) throws Exception {
                        Future<?> done = pool.submit(() -> line.send("x"));
                        if (!done.isDone()) {
                            done.get();
                        }
                        pool.execute(() -> line.send("y")); // ERROR used-after-handover
                        line.close();
                    }
                    void plainFlag(ExecutorService pool, Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        if (!told) {
                            System.out.println("not told");
                        }
                        line.close();
                    }
                    void flagIsOnlySet(ExecutorService pool, Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        ready = true;
                        line.close();
                    }
                }
                """);
    }

    @Test
    void a_thread_takes_what_it_uses_when_it_is_started() {
        verify(
                """
                class Desk {
                    void oneOfTwo(Line line, boolean first) {
                        Thread thread = new Thread(first ? () -> line.send("x") : () -> line.send("y"));
                        thread.start();
                    }
                    void oneOfTwoAndHere(Line line, boolean first) {
                        Thread thread =
                                new Thread(first ? () -> line.send("x") : () -> line.isOpen()); // ERROR used-after-handover
                        thread.start();
                        line.send("z");
                    }
                    void usedBefore(Line line) {
                        Thread thread = new Thread(() -> line.send("x"));
                        line.send("y");
                        thread.start();
                    }
                    void usedAfter(Line line) {
                        Thread thread = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        thread.start();
                        line.send("y");
                    }
                    void atOnce(Line line) {
                        new Thread(() -> line.send("x")).start(); // ERROR used-after-handover
                        line.send("y");
                    }
                    void anonymous(Line line) {
                        new Thread() { // ERROR used-after-handover
                            @Override public void run() { line.send("x"); }
                        }.start();
                        line.send("y");
                    }
                    void anonymousInVariable(Line line) {
                        Thread thread = new Thread() {
                            @Override public void run() { line.send("x"); }
                        };
                        line.send("y");
                        thread.start();
                    }
                    void local(Line line) {
                        class Job extends Thread {
                            @Override public void run() { line.send("x"); }
                        }
                        new Job().start(); // ERROR used-after-handover
                        line.send("y");
                    }
                    void neverStarted(Line line) {
                        Thread hook = new Thread(() -> line.send("x"));
                        Runtime.getRuntime().addShutdownHook(hook);
                        line.send("y");
                    }
                    void twoThreads(Line line) {
                        Thread one = new Thread(() -> line.send("x")); // ERROR used-after-handover
                        Thread two = new Thread(() -> line.send("y"));
                        one.start();
                        two.start();
                    }
                    void timer(Line line) {
                        Timer timer = new Timer();
                        timer.schedule(new TimerTask() { // ERROR used-after-handover
                            @Override public void run() { line.send("x"); }
                        }, 10);
                        line.send("y");
                    }
                }
                """);
    }

    @Test
    void one_after_the_other() {
        verify(
                """
                class Desk {
                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                    private final ExecutorService one = Executors.newFixedThreadPool(1);
                    void field(Line line) {
                        single.execute(() -> line.send("x"));
                        single.execute(() -> line.send("y"));
                        one.execute(() -> line.send("z"));
                    }
                    void local(Line line) {
                        ExecutorService loop = Executors.newSingleThreadScheduledExecutor();
                        loop.execute(() -> line.send("x"));
                        loop.execute(() -> line.send("y"));
                    }
                    void named(ExecutorService eventLoop, Line line) {
                        eventLoop.execute(() -> line.send("x"));
                        eventLoop.execute(() -> line.send("y"));
                        line.send("z");
                    }
                    void scheduled(ScheduledExecutorService timer, Line line) {
                        timer.scheduleAtFixedRate(() -> line.send("x"), 1, 1, TimeUnit.SECONDS);
                        timer.schedule(() -> line.close(), 1, TimeUnit.HOURS);
                    }
                    void any(Executor executor, Line line) {
                        executor.execute(() -> line.send("x"));
                        line.send("y");
                    }
                    void chain(Line line) {
                        CompletableFuture.runAsync(() -> line.send("x"))
                                .thenRunAsync(() -> line.send("y"))
                                .thenRun(() -> line.close());
                    }
                    void stage(CompletableFuture<String> text, Line line) {
                        text.thenAccept(line::send);
                        line.send("y");
                    }
                    void swing(Line line) {
                        javax.swing.SwingUtilities.invokeLater(() -> line.send("x"));
                        line.send("y");
                    }
                    void sequential(List<String> texts, Line line) {
                        texts.stream().forEach(text -> line.send(text));
                        line.close();
                    }
                    void onItsWay(ExecutorService pool, ExecutorService other, Line line) {
                        pool.execute(() -> {
                            line.send("x");
                            other.execute(() -> line.send("y"));
                        });
                    }
                }
                """);
    }

    @Test
    void under_locks() {
        verify(
                """
                class Desk {
                    private final Object lock = new Object();
                    private final java.util.concurrent.locks.Lock mutex = new java.util.concurrent.locks.ReentrantLock();
                    void ownLock(ExecutorService pool, Line line) {
                        for (int i = 0; i < 3; i++) {
                            pool.execute(() -> {
                                synchronized (line) {
                                    line.send("x");
                                }
                            });
                        }
                        synchronized (line) {
                            line.close();
                        }
                    }
                    void field(ExecutorService pool, Line line) {
                        pool.execute(() -> {
                            mutex.lock();
                            try {
                                line.send("x");
                            } finally {
                                mutex.unlock();
                            }
                        });
                        mutex.lock();
                        try {
                            line.send("x");
                        } finally {
                            mutex.unlock();
                        }
                    }
                    private synchronized void guarded(Line line) { line.send("x"); }
                    synchronized void method(ExecutorService pool, Line line) {
                        pool.execute(() -> guarded(line));
                        line.send("y");
                    }
                    void noneHere(ExecutorService pool, Line line) {
                        pool.execute(() -> { // ERROR used-after-handover
                            synchronized (line) {
                                line.send("x");
                            }
                        });
                        line.send("y");
                    }
                    void noneThere(ExecutorService pool, Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        synchronized (line) {
                            line.send("y");
                        }
                    }
                    void heldByWhoMakesTheTask(ExecutorService pool, Line line) {
                        synchronized (line) {
                            pool.execute(() -> line.send("x")); // ERROR used-after-handover
                            line.send("y");
                        }
                    }
                    void onceGivenBack(ExecutorService pool, Line line) {
                        pool.execute(() -> { // ERROR used-after-handover
                            mutex.lock();
                            mutex.unlock();
                            line.send("x");
                        });
                        mutex.lock();
                        line.send("y");
                        mutex.unlock();
                    }
                }
                """);
    }

    @Test
    void handed_to_several() {
        verify(
                """
                class Desk {
                    void twice(ExecutorService pool, Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        pool.execute(() -> line.send("y"));
                    }
                    void thrice(ExecutorService pool, Line line) {
                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                        pool.execute(() -> line.send("y"));
                        pool.execute(() -> line.send("z"));
                    }
                    void sameTask(ExecutorService pool, Line line) {
                        Runnable task = () -> line.send("x");
                        pool.execute(task); // ERROR used-after-handover
                        pool.execute(task);
                    }
                    void eachTurn(ExecutorService pool, Line line) {
                        for (int i = 0; i < 3; i++) {
                            pool.submit(() -> line.send("x")); // ERROR used-after-handover
                        }
                    }
                    void eachElement(ExecutorService pool, Line line, List<String> texts) {
                        texts.forEach(text -> pool.submit(() -> line.send(text))); // ERROR used-after-handover
                    }
                    void whichEver(ExecutorService pool, Line line, List<String> texts) {
                        for (String text : texts) {
                            if (!text.isEmpty()) {
                                pool.submit(() -> line.send(text)); // ERROR used-after-handover
                            }
                        }
                    }
                    void futures(Line line) {
                        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> line.send("x")); // ERROR used-after-handover
                        CompletableFuture<Void> two = CompletableFuture.runAsync(() -> line.send("y"));
                        CompletableFuture.allOf(one, two).join();
                    }
                    void parallel(List<String> texts, Line line) {
                        texts.parallelStream().forEach(text -> line.send(text)); // ERROR used-after-handover
                    }
                    void parallelReference(List<String> texts, Line line) {
                        texts.stream().parallel().forEach(line::send); // ERROR used-after-handover
                    }
                    void atOnce(ExecutorService pool, Line line) throws Exception {
                        pool.invokeAll(List.of( // ERROR used-after-handover
                                () -> { line.send("x"); return 1; },
                                () -> { line.send("y"); return 2; }));
                    }
                }
                """);
    }
}
