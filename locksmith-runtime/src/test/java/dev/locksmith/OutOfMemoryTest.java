package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A heap that is full, in a JVM of its own: what cannot be allocated leaves nothing held. */
class OutOfMemoryTest {

    /** Fills the heap to its last bytes, and then does all that may allocate. */
    @SuppressWarnings("try") // often only held
    static final class Full {

        private static final int ROUNDS = 16;

        public static void main(String[] args) {
            Full full = new Full();
            full.round(0); // all classes are loaded
            int failed = 0;
            for (int i = 0; i < ROUNDS; i++) {
                failed += full.fails(i) ? 1 : 0;
            }
            System.out.println(failed > 0 ? "some failed, nothing is lost" : "none failed");
        }

        private boolean fails(int round) {
            List<Object> filling = fill(round);
            boolean fails = false;
            try {
                round(round);
            } catch (OutOfMemoryError e) {
                fails = true;
            }
            filling.clear();
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope()) {
                if (!one.toString().endsWith("free") || !table.toString().endsWith("free")) {
                    throw new AssertionError(one + ", " + table);
                }
                scope.lock(one, two).close();
                scope.write(table).close();
            }
            return fails;
        }

        private static List<Object> fill(int leave) {
            List<Object> filling = new ArrayList<>(1 << 16);
            int size = 1 << 20;
            while (size >= 16) {
                try {
                    filling.add(new byte[size]);
                } catch (OutOfMemoryError e) {
                    size /= 2;
                }
            }
            for (int i = 0; i < 30 * leave && !filling.isEmpty(); i++) {
                filling.remove(filling.size() - 1); // some of the smallest
            }
            return filling;
        }

        private final Mutex<Integer, TestLevels.Config> one = Mutex.of(TestLevels.CONFIG, 1);
        private final Mutex<Integer, TestLevels.Config> two = Mutex.of(TestLevels.CONFIG, 2);
        private final RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 3);
        private final Mutex<Integer, TestLevels.Account> deeper = Mutex.of(TestLevels.ACCOUNT, 4);

        private void round(int round) {
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope();
                    var pair = scope.lock(one, two)) {
                pair.lockReleasable(deeper).close();
            }
            try (var ambient = AmbientScope.open();
                    var reading = ambient.read(table)) {
                reading.lock(deeper).close();
            }
            try (Locksmith smith = Locksmith.create(1);
                    var handle = smith.issue().orElseThrow().redeem().orElseThrow();
                    var scope = handle.scope();
                    var set = scope.lock(LockSet.of(one, table.toWrite()))) {
                set.set(one, round);
            }
        }
    }

    @Test
    void leavesNothingHeld() throws Exception {
        String output = OtherJvm.run(Full.class, "-Xmx8m", "-XX:+UseSerialGC");
        assertTrue(output.contains("some failed, nothing is lost"), output);
    }
}
