package dev.locksmith.benchmarks.compile;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Finds the most live data of this process: it collects in full all the time, and sums up. */
final class LiveHeap extends Thread {

    /** Set to {@code true} for the processes that measure this. */
    static final String PROPERTY = "compile.heap";

    private static final long PAUSE_MILLIS = 20;

    private volatile long largest;

    LiveHeap() {
        super("live heap");
        setDaemon(true);
    }

    /** The largest sum so far, in megabytes. */
    double largest() {
        return largest / (1024.0 * 1024.0);
    }

    @Override
    public void run() {
        try {
            while (true) {
                System.gc();
                largest = Math.max(largest, leftByLastCollection());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException end) {
            currentThread().interrupt();
        }
    }

    private static long leftByLastCollection() {
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && usage != null) {
                left += usage.getUsed();
            }
        }
        return left;
    }
}
