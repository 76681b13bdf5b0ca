package dev.locksmith;

import dev.locksmith.annotations.ThreadConfined;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one place of a program from which {@link KeyVoucher}s come.
 *
 * <p>There is at most one live Locksmith in a program, so whoever holds it decides how many threads
 * may ever take locks by voucher. It stays on the thread that made it; only vouchers travel.
 *
 * <pre>{@code
 * try (Locksmith smith = Locksmith.create(4)) {
 *     for (int i = 0; i < 4; i++) {
 *         KeyVoucher voucher = smith.issue().orElseThrow();
 *         executor.execute(() -> work(voucher));
 *     }
 * }
 * }</pre>
 *
 * <p><b>Program-wide</b> means: one for each class loader that has loaded this class. A program on
 * the class or module path has one. Two web applications that each bring this library have one
 * each, and their locks are strangers to each other as well. A JVM that is forked (a test runner's
 * second JVM, say) is a program of its own. After a restore from a checkpoint (CRaC) the Locksmith
 * is there as it was, and so are vouchers, handles and locks: nothing here depends on the process,
 * the clock or a file.
 *
 * <p><b>The limit</b> counts vouchers over the Locksmith's whole life. It is never given back: not
 * when a voucher is redeemed or lost, nor when its handle is closed. Handles by {@link
 * KeyHandle#claim} do not count.
 *
 * <p><b>Threads.</b> The factory methods may be called by any thread; everything else only by the
 * thread that made the Locksmith, or it throws {@link ThreadConfinementException} and changes
 * nothing. Closing one Locksmith happens before making the next.
 *
 * <p><b>Lost.</b> A Locksmith that becomes unreachable unclosed is noticed by the garbage
 * collector: the next one can then be made, and a warning is logged once to the {@link
 * System.Logger} named {@code dev.locksmith}, with the place where it was made if the system
 * property {@code locksmith.debug} is true.
 *
 * <p>It answers to surelock's {@code Locksmith}.
 */
@ThreadConfined
public final class Locksmith implements AutoCloseable {

    private static final AtomicBoolean SINGLETON = new AtomicBoolean();
    private static final int UNLIMITED = -1;

    private final Thread thread = Thread.currentThread();
    private final int limit;
    private final Lease lease;
    private long issued;

    @SuppressWarnings("nullness") // The lease only watches whether this is reachable.
    private Locksmith(int limit) {
        this.limit = limit;
        this.lease =
                Lease.of(
                        this,
                        () -> SINGLETON.set(false),
                        "Locksmith",
                        Origin.here("the Locksmith was made"));
    }

    /**
     * Makes the Locksmith, unless there is one.
     *
     * @param limit how many vouchers it issues in its life; 0 is allowed
     * @return the Locksmith, or empty if there is a live one
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Optional<Locksmith> tryCreate(int limit) {
        return Optional.ofNullable(createOrNull(checked(limit)));
    }

    /**
     * Makes the Locksmith without a limit, unless there is one.
     *
     * @return the Locksmith, or empty if there is a live one
     */
    public static Optional<Locksmith> tryCreateUnlimited() {
        return Optional.ofNullable(createOrNull(UNLIMITED));
    }

    /**
     * Makes the Locksmith.
     *
     * @param limit how many vouchers it issues in its life; 0 is allowed
     * @return the Locksmith
     * @throws IllegalStateException if there is a live one
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Locksmith create(int limit) {
        return orThrow(createOrNull(checked(limit)));
    }

    /**
     * Makes the Locksmith without a limit.
     *
     * @return the Locksmith
     * @throws IllegalStateException if there is a live one
     */
    public static Locksmith createUnlimited() {
        return orThrow(createOrNull(UNLIMITED));
    }

    private static int checked(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "a Locksmith's limit is at least 0, not "
                            + limit
                            + "; without a limit: createUnlimited()");
        }
        return limit;
    }

    private static @Nullable Locksmith createOrNull(int limit) {
        Locksmith smith = new Locksmith(limit);
        if (!SINGLETON.compareAndSet(false, true)) {
            smith.lease.end();
            return null;
        }
        smith.lease.begin();
        return smith;
    }

    private static Locksmith orThrow(@Nullable Locksmith smith) {
        if (smith == null) {
            throw new IllegalStateException(
                    "there is a live Locksmith in this program: close it first, or have it issue"
                            + " the vouchers");
        }
        return smith;
    }

    /**
     * Issues a voucher, unless the limit is reached.
     *
     * @return a new voucher, or empty if as many as the limit have been issued
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this Locksmith is closed
     */
    public Optional<KeyVoucher> issue() {
        checkUsable("issue a voucher");
        if (issued == limit) {
            return Optional.empty();
        }
        Optional<KeyVoucher> voucher = Optional.of(new KeyVoucher(issued + 1));
        issued++;
        return voucher;
    }

    /**
     * How many vouchers were issued so far. It only rises.
     *
     * @return the lifetime count
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this Locksmith is closed
     */
    public long issued() {
        checkUsable("count the vouchers");
        return issued;
    }

    /**
     * How many vouchers this Locksmith issues in its life.
     *
     * @return the limit, or empty if there is none
     * @throws ThreadConfinementException if this thread is not the owner
     * @throws IllegalStateException if this Locksmith is closed
     */
    public OptionalInt limit() {
        checkUsable("ask for the limit");
        return limit == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /**
     * Makes room for another Locksmith. Vouchers already issued stay good, and handles stay open.
     * Again it has no effect.
     *
     * @throws ThreadConfinementException if this thread is not the owner; nothing changes then
     */
    @Override
    public void close() {
        checkOwner(
                "close the Locksmith",
                "close it there; what it has issued stays good, and needs no Locksmith");
        lease.end();
    }

    private void checkUsable(String operation) {
        checkOwner(operation, "issue a KeyVoucher there and redeem it here");
        if (lease.hasEnded()) {
            throw new IllegalStateException("cannot " + operation + ": " + this + "; make another");
        }
    }

    private void checkOwner(String operation, String wayOut) {
        if (Thread.currentThread() != thread) {
            throw new ThreadConfinementException(
                    operation, "the Locksmith", thread, wayOut, lease.created());
        }
    }

    /**
     * Says to which thread it belongs, and to its owner also how much it has issued.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        String state =
                Thread.currentThread() != thread
                        ? ""
                        : lease.hasEnded()
                                ? ", closed"
                                : ", issued " + issued + (limit == UNLIMITED ? "" : " of " + limit);
        return "Locksmith of " + Origin.thread(thread) + state;
    }
}
