package dev.locksmith.benchmarks.lock;

import static dev.locksmith.benchmarks.lock.Ratio.atLeast;
import static dev.locksmith.benchmarks.lock.Ratio.atMost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Benchmarks that are compared with each other, and so run interleaved.
 *
 * @param name as in the result file
 * @param peers in the order in which a round runs them
 * @param ratios the targets
 */
record Group(String name, List<Peer> peers, List<Ratio> ratios) {

    /** All that the JDK in use can run. */
    static List<Group> all() {
        List<Group> groups = new ArrayList<>();
        groups.add(single());
        groups.add(scope());
        groups.add(several());
        groups.add(trying());
        groups.add(readingAndWriting());
        groups.add(contended("platform"));
        if (Runtime.version().feature() >= 21) {
            groups.add(contended("virtual"));
        }
        groups.add(capabilities());
        return groups;
    }

    private static Group single() {
        Peer mutex = Peer.of(LockBenchmark.class, "uncontendedMutex");
        Peer reentrant = Peer.of(LockBenchmark.class, "uncontendedReentrantLock");
        Peer jvm = Peer.of(LockBenchmark.class, "uncontendedSynchronized");
        Peer guava = Peer.of(LockBenchmark.class, "uncontendedCycleDetectingLock");
        return new Group(
                "single",
                List.of(mutex, reentrant, jvm, guava),
                List.of(atMost(1.10, mutex, reentrant), atLeast(3, guava, mutex)));
    }

    private static Group scope() {
        Peer scope = Peer.of(ScopeBenchmark.class, "scopeAndMutex");
        Peer reentrant = Peer.of(ScopeBenchmark.class, "reentrantLock");
        return new Group(
                "scope", List.of(scope, reentrant), List.of(atMost(1.25, scope, reentrant)));
    }

    private static Group several() {
        Peer pair = Peer.of(SeveralLocksBenchmark.class, "pair");
        Peer two = Peer.of(SeveralLocksBenchmark.class, "twoReentrantLocks");
        Peer set = Peer.of(SeveralLocksBenchmark.class, "setOfEight");
        Peer eight = Peer.of(SeveralLocksBenchmark.class, "eightReentrantLocks");
        return new Group(
                "several",
                List.of(pair, two, set, eight),
                List.of(atMost(1.10, pair, two), atMost(1.15, set, eight)));
    }

    private static Group trying() {
        Peer now = Peer.of(TryLockBenchmark.class, "tryMutex");
        Peer nowReentrant = Peer.of(TryLockBenchmark.class, "tryReentrantLock");
        Peer inTime = Peer.of(TryLockBenchmark.class, "tryMutexInTime");
        Peer inTimeReentrant = Peer.of(TryLockBenchmark.class, "tryReentrantLockInTime");
        return new Group(
                "tryLock",
                List.of(now, nowReentrant, inTime, inTimeReentrant),
                List.of(atMost(1.10, now, nowReentrant), atMost(1.10, inTime, inTimeReentrant)));
    }

    private static Group readingAndWriting() {
        Peer read = Peer.of(RwLockBenchmark.class, "readRwMutex");
        Peer readReentrant = Peer.of(RwLockBenchmark.class, "readReentrantReadWriteLock");
        Peer readStamped = Peer.of(RwLockBenchmark.class, "readStampedLock");
        Peer write = Peer.of(RwLockBenchmark.class, "writeRwMutex");
        Peer writeReentrant = Peer.of(RwLockBenchmark.class, "writeReentrantReadWriteLock");
        Peer writeStamped = Peer.of(RwLockBenchmark.class, "writeStampedLock");
        return new Group(
                "rw",
                List.of(read, readReentrant, readStamped, write, writeReentrant, writeStamped),
                List.of(atMost(1.10, read, readReentrant), atMost(1.10, write, writeReentrant)));
    }

    private static Group contended(String kind) {
        Peer mutex = Peer.of(ContendedBenchmark.class, "mutex").with("kind", kind);
        Peer reentrant = Peer.of(ContendedBenchmark.class, "reentrantLock").with("kind", kind);
        List<Integer> threads = List.of(2, 4, 16);
        return new Group(
                "contended-" + kind,
                threads.stream()
                        .flatMap(n -> Stream.of(mutex, reentrant).map(p -> p.with("threads", n)))
                        .toList(),
                threads.stream()
                        .map(
                                n ->
                                        atLeast(
                                                0.95,
                                                mutex.with("threads", n),
                                                reentrant.with("threads", n)))
                        .toList());
    }

    private static Group capabilities() {
        return new Group(
                "capability",
                Stream.of("issue", "issueRedeemAndClose", "claimAndClose", "scopeAndClose")
                        .map(method -> Peer.of(CapabilityBenchmark.class, method))
                        .toList(),
                List.of());
    }
}
