package dev.locksmith;

import java.time.Duration;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * How long a lock operation is ready to wait for a lock that another thread holds.
 *
 * @param <X> what it throws when the wait is cut short
 */
abstract class Patience<X extends Exception> {

    static final Patience<RuntimeException> NONE = new None();

    /** As NONE, but takes nothing while others wait. */
    static final Patience<RuntimeException> IN_TURN = new None();

    static final Patience<RuntimeException> ENDLESS = new Endless();
    static final Patience<InterruptedException> UNTIL_INTERRUPTED = new UntilInterrupted();

    /** One deadline for all the locks of one operation. */
    static Patience<InterruptedException> upTo(Duration duration) {
        return new UntilDeadline(saturatedNanos(duration));
    }

    /** What an operation that may be interrupted does first, also if it need not wait. */
    static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Whether it waits at all. */
    boolean waits() {
        return true;
    }

    abstract boolean exclusive(AbstractQueuedSynchronizer lock) throws X;

    abstract boolean shared(AbstractQueuedSynchronizer lock) throws X;

    /** Not less than 0; and what is too long for nanoseconds becomes 292 years, which will do. */
    static long saturatedNanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    private static final class None extends Patience<RuntimeException> {
        @Override
        boolean waits() {
            return false;
        }

        @Override
        boolean exclusive(AbstractQueuedSynchronizer lock) {
            return false;
        }

        @Override
        boolean shared(AbstractQueuedSynchronizer lock) {
            return false;
        }
    }

    private static final class Endless extends Patience<RuntimeException> {
        @Override
        boolean exclusive(AbstractQueuedSynchronizer lock) {
            lock.acquire(1);
            return true;
        }

        @Override
        boolean shared(AbstractQueuedSynchronizer lock) {
            lock.acquireShared(1);
            return true;
        }
    }

    private static final class UntilInterrupted extends Patience<InterruptedException> {
        @Override
        boolean exclusive(AbstractQueuedSynchronizer lock) throws InterruptedException {
            lock.acquireInterruptibly(1);
            return true;
        }

        @Override
        boolean shared(AbstractQueuedSynchronizer lock) throws InterruptedException {
            lock.acquireSharedInterruptibly(1);
            return true;
        }
    }

    private static final class UntilDeadline extends Patience<InterruptedException> {
        private final long nanos;
        private final long start = System.nanoTime();

        UntilDeadline(long nanos) {
            this.nanos = nanos;
        }

        private long left() {
            return nanos - (System.nanoTime() - start);
        }

        @Override
        boolean exclusive(AbstractQueuedSynchronizer lock) throws InterruptedException {
            return lock.tryAcquireNanos(1, left());
        }

        @Override
        boolean shared(AbstractQueuedSynchronizer lock) throws InterruptedException {
            return lock.tryAcquireSharedNanos(1, left());
        }
    }
}
