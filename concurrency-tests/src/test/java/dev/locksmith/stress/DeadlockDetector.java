package dev.locksmith.stress;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Watches threads at work: by the JVM's own deadlock detection, and by whether they get on. */
final class DeadlockDetector {

    private static final long STANDSTILL_NANOS = 60_000_000_000L;

    private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

    /**
     * A deadlock lasts. A thread that is woken but has not run yet still says that it waits, and
     * for whom; on a machine with fewer cores than threads, one look can meet several of these.
     */
    private static final int ENOUGH_LOOKS = 5;

    private DeadlockDetector() {}

    /**
     * Watches until all threads have ended, or some never will.
     *
     * @param progress counts up while the threads get on
     * @return the stacks of the deadlocked threads; empty if all have ended
     */
    static String watch(List<Thread> threads, AtomicLong progress) throws InterruptedException {
        long seen = -1;
        long[] before = {};
        int looks = 0;
        long since = System.nanoTime();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            long[] deadlocked = deadlocked(threads);
            looks = Arrays.equals(deadlocked, before) ? looks + 1 : 1;
            before = deadlocked;
            if (deadlocked.length > 0 && looks == ENOUGH_LOOKS) {
                return stacks(deadlocked);
            }
            if (progress.get() != seen) {
                seen = progress.get();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STANDSTILL_NANOS) {
                return "no progress: " + stacks(ids(threads));
            }
            Thread.sleep(20);
        }
        return "";
    }

    private static long[] deadlocked(List<Thread> threads) {
        long[] found = JVM.findDeadlockedThreads();
        if (found == null) {
            return new long[0];
        }
        long[] ours = ids(threads);
        return Arrays.stream(found)
                .filter(id -> Arrays.stream(ours).anyMatch(our -> our == id))
                .sorted()
                .toArray();
    }

    private static long[] ids(List<Thread> threads) {
        return threads.stream().mapToLong(Thread::getId).toArray();
    }

    private static String stacks(long[] ids) {
        return Arrays.stream(JVM.getThreadInfo(ids, true, true))
                .map(ThreadInfo::toString)
                .collect(Collectors.joining());
    }
}
