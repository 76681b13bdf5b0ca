package leaky;

import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;

import java.util.Optional;

/** Keeps the one Locksmith where every thread finds it. */
class Headquarters {

    private static final Locksmith SMITH = Locksmith.create(100);

    static Optional<KeyVoucher> hire() {
        return SMITH.issue();
    }
}
