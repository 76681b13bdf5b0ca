package dev.locksmith.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.AmbientScope;
import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.LockOrderException;
import dev.locksmith.LockScope;
import dev.locksmith.LockSet;
import dev.locksmith.Locksmith;
import dev.locksmith.Mutex;
import dev.locksmith.MutexCondition;
import dev.locksmith.RwMutex;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Threads do everything at random, for a while: every form of locking, waiting and handing over,
 * with interrupts, with exceptions thrown while locks are held, and with threads that end without
 * closing their handle. Then all is counted, and nothing may be lost.
 *
 * <p>For an hour: {@code -Dlocksmith.soak=3600}, in seconds.
 */
@SuppressWarnings("try") // often only held
class SoakTest {

    private static final int SECONDS = Integer.getInteger("locksmith.soak", 2);
    private static final int THREADS = 8;
    private static final int LOCKS = 24;
    private static final int START = 1000;
    private static final Duration MOMENT = Duration.ofNanos(200_000);

    /** Thrown while locks are held. */
    private static final class Oops extends RuntimeException {
        private static final long serialVersionUID = 1;

        Oops() {
            super("on purpose", null, false, false);
        }
    }

    private final long firstId = Mutex.of(0).id();
    private final List<Mutex<long[], StressLevels.Outer>> outer =
            Stream.generate(() -> Mutex.of(StressLevels.OUTER, new long[] {START}))
                    .limit(LOCKS)
                    .toList();
    private final List<Mutex<long[], StressLevels.Inner>> inner =
            Stream.generate(() -> Mutex.of(StressLevels.INNER, new long[] {START}))
                    .limit(LOCKS)
                    .toList();
    private final List<RwMutex<Long, StressLevels.Inner>> tables =
            Stream.generate(() -> RwMutex.of(StressLevels.INNER, (long) START))
                    .limit(LOCKS)
                    .toList();
    private final Mutex<long[], StressLevels.Outer> jobs =
            Mutex.of(StressLevels.OUTER, new long[1]);
    private final MutexCondition added = jobs.newCondition("added");

    private final BlockingQueue<KeyVoucher> vouchers = new LinkedBlockingQueue<>();
    private final AtomicLong redeemed = new AtomicLong();
    private final AtomicLong jobsAdded = new AtomicLong();
    private final AtomicLong jobsTaken = new AtomicLong();
    private final AtomicBoolean ends = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What one thread has done. */
    private final class Worker extends Thread {

        private final Random random;
        private long reads;
        private long writes;
        private long rounds;
        private long interrupts;
        private long thrown;

        Worker(int number) {
            super("soak-" + number);
            this.random = new Random(number);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (!ends.get()) {
                    round();
                    rounds++;
                }
                KeyHandle.claim().close();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }

        private void round() {
            try {
                switch (random.nextInt(40)) {
                    case 0 -> aThreadThatDies();
                    case 1 -> redeem();
                    case 2, 3, 4 -> callsWithoutAKey();
                    default -> withAScope();
                }
            } catch (InterruptedException e) {
                interrupts++;
            } catch (Oops e) {
                thrown++;
            }
        }

        private void redeem() throws InterruptedException {
            KeyVoucher voucher = vouchers.poll();
            if (voucher == null) {
                return;
            }
            try (var handle = voucher.redeem().orElseThrow();
                    var scope = handle.scope()) {
                redeemed.incrementAndGet();
                move(scope);
            }
        }

        /** It has locked, and leaves a scope open, but no lock. */
        private void aThreadThatDies() throws InterruptedException {
            Thread dying =
                    new Thread(
                            () -> {
                                LockScope scope = KeyHandle.claim().scope();
                                scope.lock(some(outer)).close();
                                scope.read(some(tables)).close();
                            });
            dying.start();
            boolean isInterrupted = false;
            // Whoever counts the locks must not meet it.
            while (dying.isAlive()) {
                try {
                    dying.join();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                throw new InterruptedException();
            }
        }

        private void withAScope() throws InterruptedException {
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope()) {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    switch (random.nextInt(4)) {
                        case 0 -> read(scope);
                        case 1 -> write(scope);
                        case 2 -> move(scope);
                        default -> waitOrSignal(scope);
                    }
                }
            }
        }

        private void read(LockScope scope) throws InterruptedException {
            var table = some(tables);
            try (var guard =
                    switch (random.nextInt(4)) {
                        case 0 -> scope.read(table);
                        case 1 -> scope.tryRead(table);
                        case 2 -> scope.tryRead(table, MOMENT);
                        default -> scope.readInterruptibly(table);
                    }) {
                if (guard != null) {
                    check(guard.get() != null);
                    reads++;
                    perhapsThrow();
                }
            }
        }

        private void write(LockScope scope) throws InterruptedException {
            var table = some(tables);
            try (var guard =
                    switch (random.nextInt(4)) {
                        case 0 -> scope.write(table);
                        case 1 -> scope.tryWrite(table);
                        case 2 -> scope.tryWrite(table, MOMENT);
                        default -> scope.writeInterruptibly(table);
                    }) {
                if (guard == null) {
                    return;
                }
                guard.set(guard.get() + 1);
                perhapsThrowAfter(() -> guard.set(guard.get() - 1));
                guard.set(guard.get() - 1);
                writes++;
                if (random.nextInt(4) == 0) {
                    guard.downgrade();
                }
                perhapsThrow();
            }
        }

        /** Moves something between two locks, in one of the ways to hold both. */
        private void move(LockScope scope) throws InterruptedException {
            switch (random.nextInt(6)) {
                case 0 -> movePair(scope);
                case 1 -> {
                    try (var one = scope.lockInterruptibly(some(outer));
                            var two = one.tryLock(some(inner), MOMENT)) {
                        if (two != null) {
                            shift(one.get(), two.get());
                        }
                    }
                }
                case 2 -> {
                    try (var one = scope.lockReleasable(some(outer));
                            var two = one.lock(some(inner))) {
                        shift(one.get(), two.get());
                        one.release();
                        perhapsThrow();
                    }
                }
                case 3 -> {
                    var from = some(outer);
                    var to = some(inner);
                    try (var one = scope.lock(from)) {
                        one.lockWith(
                                to,
                                two -> {
                                    shift(one.get(), two.get());
                                    return 0;
                                });
                    }
                }
                default -> moveInASet(scope);
            }
        }

        private void movePair(LockScope scope) throws InterruptedException {
            var from = some(inner);
            var to = some(inner);
            if (from == to) {
                return;
            }
            try (var pair =
                    switch (random.nextInt(4)) {
                        case 0 -> scope.lock(from, to);
                        case 1 -> scope.tryLock(from, to);
                        case 2 -> scope.tryLock(from, to, MOMENT);
                        default -> scope.lockInterruptibly(from, to);
                    }) {
                if (pair != null) {
                    shift(pair.first(), pair.second());
                }
            }
        }

        private void moveInASet(LockScope scope) throws InterruptedException {
            var mutex = some(inner);
            var table = some(tables);
            var other = some(tables);
            if (table == other) {
                return;
            }
            LockSet<Object, StressLevels.Inner> set =
                    LockSet.of(mutex, table.toWrite(), other.toRead());
            try (var guard =
                    switch (random.nextInt(4)) {
                        case 0 -> scope.lock(set);
                        case 1 -> scope.tryLock(set);
                        case 2 -> scope.tryLock(set, MOMENT);
                        default -> scope.lockInterruptibly(set);
                    }) {
                if (guard != null) {
                    check(guard.get(other) != null);
                    perhapsThrow();
                    guard.get(mutex)[0]--;
                    guard.set(table, guard.get(table) + 1);
                    perhapsThrow();
                }
            }
        }

        private void shift(long[] from, long[] to) {
            perhapsThrow();
            from[0]--;
            to[0]++;
            perhapsThrow();
        }

        private void waitOrSignal(LockScope scope) throws InterruptedException {
            try (var guard = scope.lock(jobs)) {
                if (random.nextInt(3) > 0) {
                    guard.get()[0]++;
                    jobsAdded.incrementAndGet();
                    guard.signal(added);
                    return;
                }
                if (guard.get()[0] == 0 && random.nextBoolean()) {
                    guard.await(added, MOMENT);
                }
                if (guard.get()[0] > 0) {
                    guard.get()[0]--;
                    jobsTaken.incrementAndGet();
                }
            }
        }

        private void callsWithoutAKey() {
            try (var ambient = AmbientScope.open();
                    var guard = ambient.tryOutOfOrder(some(inner))) {
                if (guard != null) {
                    perhapsThrow();
                    return;
                }
                try (var deeper = AmbientScope.open();
                        var reading = deeper.read(some(tables))) {
                    check(reading.get() != null);
                    try (var refused = AmbientScope.open()) {
                        refused.lock(some(outer)).close();
                        check(false);
                    } catch (LockOrderException e) {
                        reads++;
                    }
                }
            }
        }

        private void perhapsThrow() {
            if (random.nextInt(64) == 0) {
                throw new Oops();
            }
        }

        private void perhapsThrowAfter(Runnable undo) {
            if (random.nextInt(64) == 0) {
                undo.run();
                throw new Oops();
            }
        }

        private void check(boolean holds) {
            if (!holds) {
                throw new AssertionError();
            }
        }

        private <T> T some(List<T> locks) {
            return locks.get(random.nextInt(locks.size()));
        }
    }

    @Test
    void nothingIsLost() throws Exception {
        Logger logger = Logger.getLogger("dev.locksmith");
        logger.setLevel(Level.OFF); // handles are lost on purpose
        List<Worker> workers = IntStream.range(0, THREADS).mapToObj(Worker::new).toList();
        long issued;
        try (Locksmith smith = Locksmith.createUnlimited()) {
            workers.forEach(Thread::start);
            interruptForAWhile(workers, smith);
            ends.set(true);
            for (Worker worker : workers) {
                worker.join(60_000);
                assertTrue(!worker.isAlive(), () -> stuck(worker));
            }
            issued = smith.issued();
        } finally {
            ends.set(true);
            logger.setLevel(null);
        }
        assertNull(failure.get(), () -> "of " + failure.get());
        assertEquals(issued, redeemed.get() + vouchers.size());
        Locksmith.create(0).close();
        countLocks();
        for (Worker worker : workers) {
            assertTrue(worker.reads > 0 && worker.writes > 0, worker::getName);
        }
        System.out.println(
                "soak: "
                        + SECONDS
                        + " s, "
                        + sum(workers.stream().map(w -> w.rounds))
                        + " rounds, "
                        + sum(workers.stream().map(w -> w.reads))
                        + " reads, "
                        + sum(workers.stream().map(w -> w.writes))
                        + " writes, "
                        + sum(workers.stream().map(w -> w.interrupts))
                        + " interrupted, "
                        + sum(workers.stream().map(w -> w.thrown))
                        + " thrown, "
                        + issued
                        + " vouchers, "
                        + jobsTaken
                        + " jobs; the slowest thread "
                        + workers.stream().mapToLong(w -> w.rounds).min().orElseThrow()
                        + " rounds");
    }

    private static long sum(Stream<Long> counts) {
        return counts.mapToLong(Long::longValue).sum();
    }

    private static String stuck(Worker worker) {
        StringBuilder where = new StringBuilder(worker + " is stuck");
        for (StackTraceElement frame : worker.getStackTrace()) {
            where.append("\n    at ").append(frame);
        }
        return where.toString();
    }

    /** Issues vouchers meanwhile. */
    private void interruptForAWhile(List<Worker> workers, Locksmith smith)
            throws InterruptedException {
        Random random = new Random(0);
        long start = System.nanoTime();
        long nanos = Duration.ofSeconds(SECONDS).toNanos();
        while (System.nanoTime() - start < nanos && failure.get() == null) {
            workers.get(random.nextInt(THREADS)).interrupt();
            if (vouchers.size() < 100) {
                vouchers.add(smith.issue().orElseThrow());
            }
            Thread.sleep(1);
        }
    }

    private void countLocks() {
        List<Object> all = new ArrayList<>(outer);
        all.addAll(inner);
        all.addAll(tables);
        all.add(jobs);
        for (Object lock : all) {
            assertTrue(lock.toString().endsWith(", free"), lock::toString);
        }
        assertEquals(firstId + all.size() + 1, Mutex.of(0).id(), "no id is given in vain");
        long total = 0;
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var one = scope.lock(LockSet.of(outer));
                var two = one.lock(LockSet.of(inner))) {
            for (long[] value : one.values()) {
                total += value[0];
            }
            for (long[] value : two.values()) {
                total += value[0];
            }
        }
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            for (var table : tables) {
                total += scope.readWith(table, guard -> guard.get());
            }
            try (var guard = scope.lock(jobs)) {
                assertEquals(jobsAdded.get() - jobsTaken.get(), guard.get()[0]);
            }
        }
        assertEquals(3L * LOCKS * START, total);
    }
}
