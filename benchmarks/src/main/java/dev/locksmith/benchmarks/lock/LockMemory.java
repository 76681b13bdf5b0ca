package dev.locksmith.benchmarks.lock;

import dev.locksmith.Mutex;
import dev.locksmith.RwMutex;

import org.openjdk.jol.info.GraphLayout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many bytes a lock takes that protects one value, the value itself left out. */
final class LockMemory {

    private static final int MANY = 1000;
    private static final Counter VALUE = new Counter();

    private LockMemory() {}

    /** What one writes without us. A class, for no record can be weighed. */
    @SuppressWarnings({"ClassCanBeRecord", "UnusedVariable"})
    private static final class Guarded {
        private final Object lock;
        private final Counter value = VALUE;

        Guarded(Object lock) {
            this.lock = lock;
        }
    }

    private record Shape(String name, Supplier<Object> make) {

        /** What one more of them takes: without all that they share. */
        double bytes() {
            Object[] few = Stream.generate(make).limit(1).toArray();
            Object[] many = Stream.generate(make).limit(1L + MANY).toArray();
            long slots = (long) MANY * Integer.BYTES;
            return (sizeOf(many) - sizeOf(few) - slots) / (double) MANY;
        }

        private static long sizeOf(Object[] objects) {
            return GraphLayout.parseInstance((Object) objects).totalSize();
        }
    }

    private static List<Shape> shapes() {
        return List.of(
                new Shape("Mutex", LockMemory::mutex),
                new Shape("Mutex waited for", LockMemory::waitedFor),
                new Shape("ReentrantLock", ReentrantLock::new),
                new Shape("ReentrantLock and holder", () -> new Guarded(new ReentrantLock())),
                new Shape("RwMutex", () -> RwMutex.of(BenchmarkLevel.LEVEL, VALUE)),
                new Shape("ReentrantReadWriteLock", ReentrantReadWriteLock::new),
                new Shape(
                        "ReentrantReadWriteLock and holder",
                        () -> new Guarded(new ReentrantReadWriteLock())));
    }

    private static Mutex<Counter, BenchmarkLevel> mutex() {
        return Mutex.of(BenchmarkLevel.LEVEL, VALUE);
    }

    /** The queue stays once it was needed, as it is for a condition. */
    @SuppressWarnings("CheckReturnValue")
    private static Object waitedFor() {
        Mutex<Counter, BenchmarkLevel> mutex = mutex();
        mutex.newCondition();
        return mutex;
    }

    /** The bytes of each. */
    static Map<String, Double> weigh() {
        Map<String, Double> bytes = new LinkedHashMap<>();
        shapes().forEach(shape -> bytes.put(shape.name(), shape.bytes()));
        return bytes;
    }
}
