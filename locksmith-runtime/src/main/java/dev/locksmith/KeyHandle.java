package dev.locksmith;

import dev.locksmith.annotations.ThreadConfined;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * A thread's right to take locks: what a {@link KeyVoucher} is redeemed for.
 *
 * <p>A thread has at most one live handle, and a handle at most one open {@link LockScope}, so all
 * locks that a thread holds are taken through one chain of keys. That is what makes the order of
 * levels hold for the thread as a whole.
 *
 * <pre>{@code
 * try (var handle = KeyHandle.claim();
 *      var scope = handle.scope();
 *      var count = scope.lock(COUNT)) {
 *     count.set(count.get() + 1);
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> A handle belongs to the thread that redeemed or claimed it; a virtual thread
 * is a thread of its own, whatever carries it. Every method called by another thread throws {@link
 * ThreadConfinementException} and changes nothing.
 *
 * <p><b>Lost.</b> A handle that becomes unreachable unclosed is noticed by the garbage collector:
 * its thread may then claim again, and a warning is logged once to the {@link System.Logger} named
 * {@code dev.locksmith}, with the place where it was made if the system property {@code
 * locksmith.debug} is true. A scope that is still open then ends when its thread claims again;
 * while locks are still held through it, the thread cannot.
 *
 * <p>It answers to surelock's {@code KeyHandle}.
 */
@ThreadConfined
public final class KeyHandle implements AutoCloseable {

    /**
     * The scope of the thread's live handle, or of an ambient scope without one; not the handle,
     * which could not get lost then.
     */
    private static final ThreadLocal<LockScope> CURRENT = new ThreadLocal<>();

    static {
        // Whoever locks has a handle. A class whose initialiser fails, as in the depth of a stack
        // that overflows, is lost for ever, so those that a lock needs do not wait for the first.
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            lookup.ensureInitialized(AmbientScope.class);
            lookup.ensureInitialized(Backoff.class);
            lookup.ensureInitialized(FlightEvents.class);
            lookup.ensureInitialized(MutexQueue.class);
            lookup.ensureInitialized(Patience.class);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread = Thread.currentThread();
    private final LockScope scope = LockScope.of(thread);

    @SuppressWarnings("nullness") // The lease only watches whether this is reachable.
    private final Lease lease =
            Lease.of(this, scope::orphan, "KeyHandle", Origin.here("the KeyHandle was made"));

    private KeyHandle() {}

    /**
     * Makes a handle for this thread without a voucher, unless it has one.
     *
     * @return the handle, or empty if this thread holds a live one
     */
    public static Optional<KeyHandle> tryClaim() {
        KeyHandle handle = claimOrNull();
        return handle == null ? Optional.empty() : Optional.of(claimed(handle));
    }

    /**
     * Makes a handle for this thread without a voucher.
     *
     * @return the handle
     * @throws IllegalStateException if this thread holds a live one
     */
    public static KeyHandle claim() {
        KeyHandle handle = claimOrNull();
        if (handle == null) {
            throw new IllegalStateException(
                    Origin.thread(Thread.currentThread())
                            + " holds a live KeyHandle already: pass that one on, or close it"
                            + " first; code that cannot be given a key opens an AmbientScope");
        }
        return claimed(handle);
    }

    /** Tells of it. If that fails nobody gets the handle, so it is closed. */
    private static KeyHandle claimed(KeyHandle handle) {
        try {
            FlightEvents.claimed();
            return handle;
        } catch (Throwable e) {
            handle.close();
            throw e;
        }
    }

    /** The scope of the calling thread, which has locked or waits to lock. */
    static LockScope current() {
        return CURRENT.get();
    }

    /**
     * The scope of the calling thread's live handle, or of the chain that an ambient scope began;
     * null if it has neither.
     */
    static @Nullable LockScope live() {
        LockScope scope = CURRENT.get();
        return scope == null || scope.endIfAbandoned() ? null : scope;
    }

    /** Gives a thread without a handle a scope all the same: the thread then cannot claim one. */
    static LockScope beginChain() {
        LockScope scope = LockScope.of(Thread.currentThread());
        CURRENT.set(scope);
        return scope;
    }

    static void endChain(LockScope scope) {
        scope.end();
        CURRENT.remove();
    }

    static @Nullable KeyHandle claimOrNull() {
        if (live() != null) {
            return null;
        }
        KeyHandle handle = new KeyHandle();
        try {
            CURRENT.set(handle.scope);
        } catch (Throwable e) {
            handle.scope.orphaned = true; // perhaps it was set
            throw e;
        }
        handle.lease.begin();
        return handle;
    }

    /**
     * Opens the lock scope: the first key, with which nothing is locked yet.
     *
     * <p>A handle has one scope object, which it opens again each time; opening allocates nothing.
     *
     * @return the scope, to be opened in try-with-resources
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this handle is closed, or its scope is open
     */
    public LockScope scope() {
        if (!scope.open()) {
            throw noScope();
        }
        return scope;
    }

    private IllegalStateException noScope() {
        checkOwner("open a scope");
        if (lease.hasEnded()) {
            return new IllegalStateException("cannot open a scope: " + this + "; claim another");
        }
        return new LockOrderException(
                "cannot open a second scope of "
                        + this
                        + ": lock with "
                        + scope.describeNewest()
                        + ", which is its newest key, or close that first",
                scope.originOfNewest());
    }

    /**
     * Gives the right to take locks back, so that this thread can have another handle. Again it has
     * no effect.
     *
     * @throws ThreadConfinementException if this thread is not the owner; nothing changes then
     * @throws LockOrderException if the scope is still open; nothing changes then
     */
    @Override
    public void close() {
        checkOwner("close the KeyHandle");
        if (lease.hasEnded()) {
            return;
        }
        if (scope.isOpen()) {
            throw new LockOrderException(
                    "cannot close "
                            + this
                            + " while "
                            + scope.describeNewest()
                            + " is open: close that first",
                    scope.originOfNewest());
        }
        endChain(scope); // what an Error leaves undone of the rest, a later claim or close does
        lease.end();
    }

    private void checkOwner(String operation) {
        if (Thread.currentThread() != thread) {
            throw new ThreadConfinementException(
                    operation,
                    "the KeyHandle",
                    thread,
                    "redeem a KeyVoucher or claim a handle here",
                    lease.created());
        }
    }

    /**
     * Says to which thread it belongs, and to its owner also what is open.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        String state =
                Thread.currentThread() != thread
                        ? ""
                        : lease.hasEnded() ? ", closed" : scope.isOpen() ? "" : ", no scope open";
        return "KeyHandle of " + Origin.thread(thread) + state;
    }
}
