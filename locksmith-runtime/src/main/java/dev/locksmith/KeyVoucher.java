package dev.locksmith;

import dev.locksmith.annotations.Consumes;
import dev.locksmith.annotations.Sendable;
import dev.locksmith.annotations.SingleUse;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The right to claim one {@link KeyHandle}, made to travel to another thread.
 *
 * <p>A voucher is the only object of the family {@link Locksmith}, voucher, handle that may change
 * threads: captured by a task, put in a queue, or stored in a field. It is good for one redemption,
 * and stays good when its Locksmith is closed.
 *
 * <pre>{@code
 * KeyVoucher voucher = smith.issue().orElseThrow();
 * executor.execute(() -> {
 *     try (var handle = voucher.redeem().orElseThrow();
 *          var scope = handle.scope()) {
 *         ...
 *     }
 * });
 * }</pre>
 *
 * <p><b>Memory effects.</b> What the issuing thread did before {@link Locksmith#issue} happens
 * before what the redeeming thread does after {@link #redeem}, even if the voucher itself travelled
 * by a data race.
 *
 * <p><b>Threads.</b> Every method may be called by any thread. Of several threads that redeem one
 * voucher at once, one gets the handle and the others the exception.
 *
 * <p>It answers to surelock's {@code KeyVoucher}.
 */
@Sendable(unchecked = "its only state is one atomic reference")
@SingleUse
public final class KeyVoucher {

    private static final Object GOOD = new Object();

    /**
     * {@link #GOOD}, then the {@link Redemption}. Writing GOOD rather than leaving null makes the
     * hand-over edge above: redeem reads what the issuing thread wrote.
     */
    private final AtomicReference<Object> state = new AtomicReference<>(GOOD);

    private final long number;

    KeyVoucher(long number) {
        this.number = number;
    }

    /** Who used a voucher up. */
    private record Redemption(String thread, @Nullable Throwable place) {}

    /**
     * Uses this voucher up and makes the calling thread the owner of a new handle.
     *
     * @return the handle, to be opened in try-with-resources; or empty if this thread holds a live
     *     handle already, and then the voucher stays good
     * @throws IllegalStateException if the voucher was redeemed before; the message says by which
     *     thread
     */
    @Consumes
    public Optional<KeyHandle> redeem() {
        if (state.get() instanceof Redemption earlier) {
            throw usedUp(earlier);
        }
        Redemption mine =
                new Redemption(
                        Origin.thread(Thread.currentThread()),
                        Origin.here("the voucher was redeemed"));
        KeyHandle handle = KeyHandle.claimOrNull();
        if (handle == null) {
            return Optional.empty();
        }
        try {
            Optional<KeyHandle> redeemed = Optional.of(handle);
            Object witness = state.compareAndExchange(GOOD, mine);
            if (witness instanceof Redemption earlier) {
                throw usedUp(earlier);
            }
            FlightEvents.redeemed(number);
            return redeemed;
        } catch (Throwable e) {
            state.compareAndSet(mine, GOOD);
            handle.close();
            throw e;
        }
    }

    private IllegalStateException usedUp(Redemption earlier) {
        return new IllegalStateException(
                this
                        + " cannot be redeemed again by "
                        + Origin.thread(Thread.currentThread())
                        + ": a voucher is good for one handle; issue another"
                        + (earlier.place == null
                                ? " (-Dlocksmith.debug=true records where it was redeemed)"
                                : "")
                        + Origin.hint(earlier.place),
                earlier.place);
    }

    /**
     * Says whether the voucher is still good, and otherwise which thread redeemed it.
     *
     * @return a description for messages
     */
    @Override
    public String toString() {
        return "KeyVoucher #"
                + number
                + (state.get() instanceof Redemption earlier
                        ? ", redeemed by " + earlier.thread
                        : ", good");
    }
}
