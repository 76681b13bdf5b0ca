package dev.locksmith;

/**
 * The key of a method that cannot be given one: {@code close()}, {@code toString()}, a listener, a
 * {@link Runnable}.
 *
 * <p>It stands where its thread stands. On a thread that holds locks it goes on from the newest key
 * there; on a thread that holds none, with or without a {@link KeyHandle}, it begins a chain of its
 * own, which ends with it.
 *
 * <pre>{@code
 * @Override
 * public String toString() {
 *     try (var ambient = AmbientScope.open();
 *          var total = ambient.lock(TOTAL)) {
 *         return "total " + total.get();
 *     }
 * }
 * }</pre>
 *
 * <p><b>Order.</b> The compiler cannot know what the callers of such a method hold, so the position
 * in this key's type is {@code Object}: every level has a typing. At run time the lock's level must
 * come after all that the thread holds, or {@link LockOrderException} is thrown before anything is
 * locked. So nothing waits against the order, with this key as with any other. The checker of
 * {@code locksmith-processor} reports what is certain to be refused, as {@code lock-cycle}. A guard
 * that this key returns says again in its type where it stands, and helpers that accept a key
 * {@code LockKey<? super P>} accept this one.
 *
 * <p><b>While it is open</b> it is its thread's newest key. The keys further out rest, as under any
 * inner guard, and the thread cannot claim or redeem a handle.
 *
 * <p><b>Cost.</b> Opening it allocates. A method that can be given a key should take one: that is
 * faster, and the compiler then checks the order.
 *
 * <p>It answers to surelock's {@code lock_scope} and {@code try_lock_scope}.
 */
public final class AmbientScope extends LockKey<Object> {

    private final Extent extent;

    /** What is begun with an ambient scope, and ends with it. */
    private enum Extent {
        /** Nothing else: it stands inside another key. */
        KEY {
            @Override
            void end(LockScope scope) {}
        },
        /** The scope of the thread's handle. */
        SCOPE {
            @Override
            void end(LockScope scope) {
                scope.close();
            }
        },
        /** All of the chain, for the thread has no handle. */
        CHAIN {
            @Override
            void end(LockScope scope) {
                KeyHandle.endChain(scope);
            }
        };

        abstract void end(LockScope scope);
    }

    private AmbientScope(LockScope scope, Extent extent) {
        super(scope.positionOfNewest(), scope);
        this.extent = extent;
    }

    /**
     * Opens a key where this thread stands in the lock order.
     *
     * @return the key, to be opened in try-with-resources
     */
    public static AmbientScope open() {
        LockScope live = KeyHandle.live();
        if (live != null && live.isOpen()) {
            return in(live, Extent.KEY);
        }
        LockScope scope = live == null ? KeyHandle.beginChain() : live;
        Extent extent = live == null ? Extent.CHAIN : Extent.SCOPE;
        try {
            scope.open();
            return in(scope, extent);
        } catch (Throwable e) {
            extent.end(scope);
            throw e;
        }
    }

    private static AmbientScope in(LockScope scope, Extent extent) {
        AmbientScope ambient = new AmbientScope(scope, extent);
        long next = scope.newest + 1;
        try {
            ambient.open(scope, next);
            return ambient;
        } catch (Throwable e) {
            ambient.undoOpen(scope, next);
            throw e;
        }
    }

    /**
     * Gives the key up. No lock that was taken with it may be held any more.
     *
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if it is closed already
     * @throws LockOrderException if a guard is still open inside it; both stay open then
     */
    @Override
    public void close() {
        LockScope scope = scope();
        long open = shut();
        try {
            scope.forget(open);
            extent.end(scope);
        } catch (Throwable e) { // it ends all the same, without a call
            if (extent != Extent.KEY) {
                scope.newest = 0;
            }
            if (extent == Extent.CHAIN) {
                scope.thread = null;
            }
            throw e;
        }
    }

    @Override
    String describeHeld() {
        return scope().describeHeldBelow(place());
    }

    @Override
    String wayOut() {
        return "it was asked for through an AmbientScope, whose caller holds the other: take it"
                + " before that is locked, or call this when that is closed";
    }

    @Override
    String describe() {
        return "the ambient scope";
    }
}
