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

/**
 * A voucher travels by a data race, in a plain field. What was done before it was issued happens
 * before what is done after it is redeemed, all the same.
 */
@JCStressTest
@State
@Outcome(
        id = {"0, 0", "1, 1"},
        expect = ACCEPTABLE,
        desc = "Whoever redeems sees what came before the issue.")
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "Redeemed without seeing it.")
public class VoucherHandsOver {

    private int field;
    private KeyVoucher voucher;

    @Actor
    public void issuer() {
        try (Locksmith smith = Locksmith.create(1)) {
            field = 1;
            voucher = smith.issue().orElseThrow();
        }
    }

    @Actor
    public void redeemer(II_Result seen) {
        KeyVoucher mine = voucher;
        if (mine != null) {
            try (KeyHandle handle = mine.redeem().orElseThrow()) {
                seen.r1 = 1;
                seen.r2 = field;
            }
        }
    }
}
