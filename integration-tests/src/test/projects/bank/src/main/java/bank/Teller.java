package bank;

import dev.locksmith.Locksmith;

final class Teller {

    void open(Locksmith smith) {
        var voucher = smith.issue().orElseThrow();
        Later.run(
                () -> {
                    try (var handle = voucher.redeem().orElseThrow()) {
                        System.out.println(handle);
                    }
                });
    }
}
