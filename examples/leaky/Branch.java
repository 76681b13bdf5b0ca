package leaky;

import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;

import java.util.concurrent.ExecutorService;

/** Opens two counters with one voucher. */
class Branch {

    void open(ExecutorService counters, Locksmith smith) {
        KeyVoucher voucher = smith.issue().orElseThrow();
        counters.execute(() -> work(voucher));
        counters.execute(() -> work(voucher));
    }

    private static void work(KeyVoucher voucher) {
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            System.out.println("working with " + handle);
        }
    }
}
