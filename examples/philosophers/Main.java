package philosophers;

import static philosophers.TableLevels.BOWL;
import static philosophers.TableLevels.FORKS;

import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;
import dev.locksmith.Mutex;

import philosophers.TableLevels.Bowl;
import philosophers.TableLevels.Forks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Five philosophers, five forks, one bowl. Whoever eats needs the forks to both sides; if each took
 * the left one and then waited for the right one, all could starve.
 */
final class Main {

    private static final List<String> NAMES =
            List.of("Aristotle", "Hypatia", "Confucius", "Wollstonecraft", "Averroes");
    private static final int MEALS = 20_000;

    /** How often each fork was used. */
    private final List<Mutex<Integer, Forks>> forks =
            Stream.generate(() -> FORKS.mutex(0)).limit(NAMES.size()).toList();

    /** How many servings are left. */
    private final Mutex<Integer, Bowl> bowl = BOWL.mutex(NAMES.size() * MEALS);

    public static void main(String[] arguments) throws InterruptedException {
        new Main().dine();
    }

    private void dine() throws InterruptedException {
        try (Locksmith smith = Locksmith.create(NAMES.size());
                KeyHandle handle = KeyHandle.claim()) {
            List<Thread> guests = new ArrayList<>();
            for (int i = 0; i < NAMES.size(); i++) {
                KeyVoucher voucher = smith.issue().orElseThrow();
                int seat = i;
                guests.add(new Thread(() -> sit(voucher, seat), NAMES.get(i)));
            }
            guests.forEach(Thread::start);
            for (Thread guest : guests) {
                guest.join();
            }
            report(handle);
        }
    }

    private void sit(KeyVoucher voucher, int seat) {
        Mutex<Integer, Forks> left = forks.get(seat);
        Mutex<Integer, Forks> right = forks.get((seat + 1) % forks.size());
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            for (int i = 0; i < MEALS; i++) {
                eat(handle, left, right);
            }
        }
    }

    /**
     * Both forks are locked as a pair, in an order that is the same for all. To lock one after the
     * other does not compile, and neither does to lock the bowl first.
     */
    private void eat(KeyHandle handle, Mutex<Integer, Forks> left, Mutex<Integer, Forks> right) {
        try (var scope = handle.scope();
                var pair = scope.lock(left, right);
                var bowl = pair.lock(this.bowl)) {
            pair.setFirst(pair.first() + 1);
            pair.setSecond(pair.second() + 1);
            bowl.set(bowl.get() - 1);
        }
    }

    private void report(KeyHandle handle) {
        int used = 0;
        for (Mutex<Integer, Forks> fork : forks) {
            try (var scope = handle.scope();
                    var guard = scope.lock(fork)) {
                used += guard.get();
            }
        }
        try (var scope = handle.scope();
                var left = scope.lock(bowl)) {
            System.out.printf(
                    "%d philosophers ate %d meals each with %d forks used, and left %d in the"
                            + " bowl.%n",
                    NAMES.size(), MEALS, used, left.get());
            if (used != 2 * NAMES.size() * MEALS || left.get() != 0) {
                throw new AssertionError("a fork was used by two at once");
            }
        }
    }
}
