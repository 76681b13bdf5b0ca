package dev.locksmith.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads redeem one voucher: exactly one gets a handle. */
@JCStressTest
@State
@Outcome(
        id = {"1, 0", "0, 1"},
        expect = ACCEPTABLE,
        desc = "One of the two got the handle.")
@Outcome(expect = FORBIDDEN, desc = "Both or none.")
public class OneHandleOfAVoucher {

    private final KeyVoucher voucher = issue();

    @Actor
    public void first(II_Result handles) {
        handles.r1 = redeem();
    }

    @Actor
    public void second(II_Result handles) {
        handles.r2 = redeem();
    }

    private int redeem() {
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            return 1;
        } catch (IllegalStateException usedUp) {
            return 0;
        }
    }

    /** Vouchers outlive their Locksmith, so every state can have one of its own. */
    private static synchronized KeyVoucher issue() {
        try (Locksmith smith = Locksmith.create(1)) {
            return smith.issue().orElseThrow();
        }
    }
}
