package dev.locksmith;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;

import org.jspecify.annotations.Nullable;

/**
 * What the JDK Flight Recorder gets to see. In a run-time image without {@code jdk.jfr} the event
 * classes are never loaded, and nothing is recorded; nor where they cannot be initialised.
 */
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class FlightEvents {

    /** Found out with the first handle, so that no lock comes upon a recorder that fails. */
    private static final boolean AVAILABLE = isAvailable();

    private FlightEvents() {}

    /** A lock operation that has to wait; false if it gave up. */
    interface Wait<X extends Exception> {
        boolean run() throws X;
    }

    private static boolean isAvailable() {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            return false;
        }
        try {
            return LockWait.TYPE != null && new Claim() != null && new Redemption() != null;
        } catch (Throwable e) { // whatever it is, it concerns no lock
            return false;
        }
    }

    static void claimed() {
        if (AVAILABLE) {
            new Claim().commit();
        }
    }

    static void redeemed(long voucher) {
        if (AVAILABLE) {
            Redemption event = new Redemption();
            event.voucher = voucher;
            event.commit();
        }
    }

    static boolean recordWaits() {
        return AVAILABLE && LockWait.TYPE.isEnabled();
    }

    static <X extends Exception> boolean waiting(String lock, @Nullable Thread holder, Wait<X> wait)
            throws X {
        LockWait event = new LockWait();
        event.lock = lock;
        event.holder = holder;
        event.begin();
        try {
            event.acquired = wait.run();
            return event.acquired;
        } finally {
            event.commit();
        }
    }

    @Name("dev.locksmith.LockWait")
    @Label("Lock Wait")
    @Description("A thread waited for a lock that another thread held")
    @Category("Locksmith")
    private static final class LockWait extends Event {
        static final EventType TYPE = EventType.getEventType(LockWait.class);

        @Label("Lock")
        @Nullable String lock;

        @Label("Holder")
        @Description("The thread that held the lock when the wait began; none for shared locks")
        @Nullable Thread holder;

        @Label("Acquired")
        @Description("False if the wait was interrupted or timed out")
        boolean acquired;
    }

    @Name("dev.locksmith.Claim")
    @Label("Key Handle Claimed")
    @Description("A thread claimed a key handle without a voucher")
    @Category("Locksmith")
    private static final class Claim extends Event {}

    @Name("dev.locksmith.Redemption")
    @Label("Key Voucher Redeemed")
    @Description("A thread redeemed a voucher for its key handle")
    @Category("Locksmith")
    private static final class Redemption extends Event {
        @Label("Voucher")
        @Description("The how manieth voucher of its Locksmith")
        long voucher;
    }
}
