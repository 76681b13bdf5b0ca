package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

@SuppressWarnings("try") // often only held
class KeyVoucherTest {

    private static KeyVoucher issue() {
        try (Locksmith smith = Locksmith.create(1)) {
            return smith.issue().orElseThrow();
        }
    }

    @Test
    void isRedeemedForAHandle() {
        try (KeyHandle handle = issue().redeem().orElseThrow();
                LockScope scope = handle.scope()) {
            assertTrue(KeyHandle.tryClaim().isEmpty());
        }
    }

    @Test
    void outlivesItsLocksmith() {
        KeyVoucher voucher;
        try (Locksmith smith = Locksmith.create(1)) {
            voucher = smith.issue().orElseThrow();
        }
        voucher.redeem().orElseThrow().close();
    }

    @Test
    void isRedeemedOnAnotherThread() throws Exception {
        KeyVoucher voucher = issue();
        Threads.elsewhere(
                () -> {
                    voucher.redeem().orElseThrow().close();
                    return null;
                });
    }

    @Test
    void staysGoodWhereTheThreadHoldsAHandle() throws Exception {
        KeyVoucher voucher = issue();
        try (KeyHandle handle = KeyHandle.claim()) {
            assertTrue(voucher.redeem().isEmpty());
            assertTrue(voucher.redeem().isEmpty());
            assertTrue(voucher.toString().endsWith("good"), voucher::toString);
        }
        voucher.redeem().orElseThrow().close();
    }

    @Test
    void isGoodOnlyOnce() {
        KeyVoucher voucher = issue();
        voucher.redeem().orElseThrow().close();
        var e = assertThrows(IllegalStateException.class, voucher::redeem);
        assertTrue(e.getMessage().contains("KeyVoucher #1"), e::getMessage);
        assertTrue(e.getMessage().contains("redeemed by"), e::getMessage);
        assertTrue(e.getMessage().contains("locksmith.debug"), e::getMessage);
    }

    @Test
    void isRefusedTheSecondTimeWhileTheHandleIsOpen() {
        KeyVoucher voucher = issue();
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            assertThrows(IllegalStateException.class, voucher::redeem);
        }
        KeyHandle.claim().close();
    }

    @Test
    void refusingItLeavesNoHandleBehind() {
        KeyVoucher voucher = issue();
        voucher.redeem().orElseThrow().close();
        assertThrows(IllegalStateException.class, voucher::redeem);
        KeyHandle.claim().close();
    }

    @Test
    void givesOneOfManyThreadsAHandle() throws Exception {
        for (int round = 0; round < 200; round++) {
            KeyVoucher voucher = issue();
            CyclicBarrier start = new CyclicBarrier(4);
            List<FutureTask<Integer>> racers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                racers.add(
                        Threads.start(
                                () -> {
                                    start.await();
                                    try (KeyHandle handle = voucher.redeem().orElseThrow()) {
                                        return 1;
                                    } catch (IllegalStateException usedUp) {
                                        KeyHandle.claim().close(); // no handle is left behind
                                        return 0;
                                    }
                                }));
            }
            int winners = 0;
            for (FutureTask<Integer> racer : racers) {
                winners += Threads.result(racer);
            }
            assertEquals(1, winners);
        }
    }
}
