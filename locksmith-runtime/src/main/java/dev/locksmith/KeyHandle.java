package dev.locksmith;

import dev.locksmith.annotations.ThreadConfined;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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
 * locksmith.debug} is true. An open guard keeps its handle reachable, so held locks are never
 * forgotten this way.
 *
 * <p>It answers to surelock's {@code KeyHandle}.
 */
@ThreadConfined
public final class KeyHandle implements AutoCloseable {

    /**
     * Whether the thread has a live handle. It does not refer to the handle, which may get lost.
     */
    private static final ThreadLocal<AtomicBoolean> SLOT =
            ThreadLocal.withInitial(AtomicBoolean::new);

    final Thread thread = Thread.currentThread();
    private final LockScope scope = new LockScope();
    private final Lease lease;

    /** The innermost open key: the only one that may lock or close. Null while no scope is open. */
    @Nullable Key newest;

    /** Guards that are closed and may be opened again, linked by their outer key. */
    @Nullable PairGuard<?, ?, ?> sparePair;

    /** Where each open key was opened, innermost first; only kept while places are recorded. */
    private final @Nullable Deque<Throwable> places = Place.RECORDED ? new ArrayDeque<>() : null;

    private KeyHandle(AtomicBoolean slot) {
        this.lease = Lease.of(this, slot, "KeyHandle", Place.here("the KeyHandle was made"));
    }

    /**
     * Makes a handle for this thread without a voucher, unless it has one.
     *
     * @return the handle, or empty if this thread holds a live one
     */
    public static Optional<KeyHandle> tryClaim() {
        return Optional.ofNullable(claimed(claimOrNull()));
    }

    /**
     * Makes a handle for this thread without a voucher.
     *
     * @return the handle
     * @throws IllegalStateException if this thread holds a live one
     */
    public static KeyHandle claim() {
        KeyHandle handle = claimed(claimOrNull());
        if (handle == null) {
            throw new IllegalStateException(
                    Place.thread(Thread.currentThread())
                            + " holds a live KeyHandle already: pass that one on, or close it"
                            + " first");
        }
        return handle;
    }

    private static @Nullable KeyHandle claimed(@Nullable KeyHandle handle) {
        if (handle != null) {
            FlightEvents.claimed();
        }
        return handle;
    }

    static @Nullable KeyHandle claimOrNull() {
        AtomicBoolean slot = SLOT.get();
        if (!slot.compareAndSet(false, true)) {
            return null;
        }
        try {
            return new KeyHandle(slot);
        } catch (Throwable e) {
            slot.set(false);
            throw e;
        }
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
        checkOwner("open a scope");
        if (lease.hasEnded()) {
            throw new IllegalStateException("cannot open a scope: " + this + "; claim another");
        }
        Key open = newest;
        if (open != null) {
            throw new LockOrderException(
                    "cannot open a second scope of "
                            + this
                            + ": lock with "
                            + open.describe()
                            + ", which is its newest key, or close that first",
                    whereNewestWasOpened());
        }
        opened(scope, null);
        return scope;
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
        Key open = newest;
        if (open != null) {
            throw new LockOrderException(
                    "cannot close "
                            + this
                            + " while "
                            + open.describe()
                            + " is open: close that first",
                    whereNewestWasOpened());
        }
        lease.end();
        SLOT.remove();
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

    /** Makes {@code key} the newest; every lock it stands for is held by now. */
    void opened(Key key, @Nullable Key outer) {
        key.handle = this;
        key.outer = outer;
        newest = key;
        if (places != null) {
            places.push(new Throwable(key.describe() + " was opened here"));
        }
    }

    /** Makes the key outside {@code key}, which is the newest, the newest again. */
    void closed(Key key) {
        newest = key.outer;
        key.handle = null;
        key.outer = null;
        if (places != null) {
            places.pop();
        }
    }

    @Nullable Throwable whereNewestWasOpened() {
        return places == null ? null : places.peek();
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
                        : lease.hasEnded() ? ", closed" : newest == null ? ", no scope open" : "";
        return "KeyHandle of " + Place.thread(thread) + state;
    }
}
