package dev.locksmith;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Cleaner;

/**
 * The hold of one object on a slot that has room for one. The slot becomes free once: when the
 * object is closed or, if nobody closed it, when it has become unreachable. The latter is reported.
 *
 * <p>It never refers to its object, which could not become unreachable otherwise.
 */
final class Lease implements Runnable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Runnable free;
    private final String kind;
    private final String thread;
    private final @Nullable Throwable created;
    private Cleaner.@Nullable Cleanable cleanable;

    /** Not so before it has begun, nor when it has ended: then its end means nothing. */
    private boolean holds;

    private Lease(Runnable free, String kind, @Nullable Throwable created) {
        this.free = free;
        this.kind = kind;
        this.thread =
                Origin.thread(Thread.currentThread()); // the thread itself may hold the object
        this.created = created;
    }

    /**
     * Is to hold a slot for {@code object}, once the caller has taken it and {@linkplain #begin
     * begun}: so nothing that may fail is left to be done when the slot is taken.
     *
     * @param free frees the slot; it must not refer to the object
     * @param kind what the report calls the object, if it is lost
     */
    static Lease of(Object object, Runnable free, String kind, @Nullable Throwable created) {
        Lease lease = new Lease(free, kind, created);
        lease.cleanable = CLEANER.register(object, lease);
        return lease;
    }

    /** The slot was taken. */
    void begin() {
        holds = true;
    }

    boolean hasEnded() {
        return !holds;
    }

    @Nullable Throwable created() {
        return created;
    }

    /** Frees the slot. Only the object's owner calls this; again without effect. */
    void end() {
        if (holds) {
            free.run();
            holds = false;
        }
        if (cleanable != null) {
            cleanable.clean();
        }
    }

    /** Run once, by {@link #end} or by the cleaner's thread. */
    @Override
    public void run() {
        if (!holds) {
            return;
        }
        try {
            report();
        } finally {
            free.run();
        }
    }

    private void report() {
        System.Logger logger = System.getLogger("dev.locksmith"); // none is needed before
        logger.log(
                System.Logger.Level.WARNING,
                "a "
                        + kind
                        + " made by "
                        + thread
                        + " was never closed and is unreachable; its place is free again. Open it"
                        + " in try-with-resources"
                        + (created == null
                                ? "; -Dlocksmith.debug=true records where it was made"
                                : ""),
                created);
    }
}
