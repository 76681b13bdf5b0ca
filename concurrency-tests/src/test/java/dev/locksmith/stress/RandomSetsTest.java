package dev.locksmith.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.locksmith.AmbientScope;
import dev.locksmith.KeyHandle;
import dev.locksmith.LockKey;
import dev.locksmith.LockOrderException;
import dev.locksmith.LockScope;
import dev.locksmith.LockSet;
import dev.locksmith.Mutex;
import dev.locksmith.RwMutex;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Threads take random sets over hundreds of locks, in random order. With mutexes all come to an
 * end, also where code takes them that knows nothing of its callers' locks; the same program with
 * plain locks, the control, ends in a deadlock.
 *
 * <p>For minutes rather than seconds: {@code -Dstress.rounds=20000000}.
 */
@SuppressWarnings("try") // often only held
class RandomSetsTest {

    private static final int THREADS = 8;
    private static final int LOCKS = 300;
    private static final int AT_ONCE = 6;
    private static final int ROUNDS = Integer.getInteger("stress.rounds", 5000);
    private static final int START = 1000;

    private final AtomicLong progress = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** Runs the work on several daemon threads, and says which of them are deadlocked. */
    private String watch(IntConsumer work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            Thread thread = new Thread(() -> work.accept(seed), "worker-" + i);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        return DeadlockDetector.watch(threads, progress);
    }

    /** Different numbers of locks, in random order. */
    private static int[] some(Random random, int count) {
        return random.ints(0, LOCKS).distinct().limit(count).toArray();
    }

    @Test
    void mutexesDoNotDeadlock() throws Exception {
        var outer = mutexes(StressLevels.OUTER);
        var inner = mutexes(StressLevels.INNER);
        String deadlocked =
                watch(
                        seed -> {
                            Random random = new Random(seed);
                            try (var handle = KeyHandle.claim()) {
                                for (int round = 0; round < ROUNDS; round++) {
                                    try (var scope = handle.scope()) {
                                        move(scope, outer, inner, random);
                                    }
                                    progress.incrementAndGet();
                                }
                            }
                        });
        assertEquals("", deadlocked);
        assertEquals(null, failure.get());
        assertEquals(START * LOCKS * 2L, sum(outer, inner));
    }

    private static <L extends dev.locksmith.Level<?, ?>> List<Mutex<long[], L>> mutexes(L level) {
        return IntStream.range(0, LOCKS)
                .mapToObj(i -> Mutex.of(level, new long[] {START}))
                .toList();
    }

    /** Moves something between random mutexes, under a random legal choice of locks. */
    private static void move(
            LockScope scope,
            List<Mutex<long[], StressLevels.Outer>> outer,
            List<Mutex<long[], StressLevels.Inner>> inner,
            Random random) {
        int[] some = some(random, 2 + random.nextInt(AT_ONCE - 1));
        var from = inner.get(some[0]);
        var to = inner.get(some[1]);
        switch (random.nextInt(4)) {
            case 0 -> {
                try (var pair = scope.lock(from, to)) {
                    pair.first()[0]--;
                    pair.second()[0]++;
                }
            }
            case 1 -> {
                try (var one = scope.lock(outer.get(some[0]));
                        var two = one.lock(to)) {
                    one.get()[0]--;
                    two.get()[0]++;
                }
            }
            case 2 -> {
                try (var pair = scope.lock(outer.get(some[1]), outer.get(some[0]));
                        var set = pair.lock(LockSet.of(pick(inner, some)))) {
                    pair.first()[0]--;
                    set.get(to)[0]++;
                }
            }
            default -> {
                try (var set = scope.lock(LockSet.of(pick(outer, some)));
                        var pair = set.tryLock(from, to)) {
                    if (pair != null) {
                        pair.first()[0]--;
                        pair.second()[0]++;
                    }
                }
            }
        }
    }

    private static <T> List<T> pick(List<T> all, int[] some) {
        return IntStream.of(some).mapToObj(all::get).toList();
    }

    private static long sum(
            List<Mutex<long[], StressLevels.Outer>> outer,
            List<Mutex<long[], StressLevels.Inner>> inner) {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var one = scope.lock(LockSet.of(outer));
                var two = one.lock(LockSet.of(inner))) {
            return Stream.of(one.values(), two.values())
                    .flatMap(List::stream)
                    .mapToLong(value -> value[0])
                    .sum();
        }
    }

    /** What is out of order is refused, or had by trying; what is waited for is in order. */
    @Test
    void nestedCallsWithAmbientScopesDoNotDeadlock() throws Exception {
        var outer = mutexes(StressLevels.OUTER);
        var inner = mutexes(StressLevels.INNER);
        var tables =
                Stream.generate(() -> RwMutex.of(StressLevels.INNER, new long[] {START}))
                        .limit(LOCKS)
                        .toList();
        AtomicLong refusals = new AtomicLong();
        String deadlocked =
                watch(
                        seed -> {
                            Random random = new Random(seed);
                            for (int round = 0; round < ROUNDS; round++) {
                                nest(outer, inner, tables, random, 3, refusals);
                                progress.incrementAndGet();
                            }
                        });
        assertEquals("", deadlocked);
        assertEquals(null, failure.get());
        assertNotEquals(0, refusals.get());
    }

    private static void nest(
            List<Mutex<long[], StressLevels.Outer>> outer,
            List<Mutex<long[], StressLevels.Inner>> inner,
            List<RwMutex<long[], StressLevels.Inner>> tables,
            Random random,
            int depth,
            AtomicLong refusals) {
        int[] some = some(random, 2);
        try (var ambient = AmbientScope.open();
                var guard = any(ambient, outer, inner, tables, some, random)) {
            if (guard != null && depth > 0) {
                nest(outer, inner, tables, random, depth - 1, refusals);
            }
        } catch (LockOrderException refused) {
            refusals.incrementAndGet();
        }
    }

    private static LockKey<?> any(
            AmbientScope ambient,
            List<Mutex<long[], StressLevels.Outer>> outer,
            List<Mutex<long[], StressLevels.Inner>> inner,
            List<RwMutex<long[], StressLevels.Inner>> tables,
            int[] some,
            Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> ambient.lock(inner.get(some[0]));
            case 1 -> ambient.lock(inner.get(some[0]), inner.get(some[1]));
            case 2 ->
                    ambient.lock(
                            LockSet.of(
                                    tables.get(some[0]).toWrite(),
                                    inner.get(some[1]),
                                    tables.get(some[1]).toRead()));
            case 3 -> ambient.read(tables.get(some[0]));
            case 4 -> ambient.tryOutOfOrder(outer.get(some[0]));
            default -> ambient.lockReleasable(outer.get(some[0]));
        };
    }

    @Test
    void plainLocksInTheSameProgramDo() throws Exception {
        List<ReentrantLock> locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
        String deadlocked =
                watch(
                        seed -> {
                            Random random = new Random(seed);
                            while (true) { // until the deadlock comes
                                lockAll(locks, some(random, AT_ONCE), 0);
                                progress.incrementAndGet();
                            }
                        });
        assertFalse(deadlocked.isEmpty());
        assertFalse(deadlocked.contains("no progress"), "the JVM has seen the circle itself");
    }

    private static void lockAll(List<ReentrantLock> locks, int[] some, int next) {
        if (next == some.length) {
            return;
        }
        ReentrantLock lock = locks.get(some[next]);
        lock.lock();
        try {
            lockAll(locks, some, next + 1);
        } finally {
            lock.unlock();
        }
    }
}
