package dev.locksmith.processor.summary.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.PlainJavac;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** {@code lock-cycle} where the levels of mutexes are known and a key is not. */
class LevelOrderTest {

    private static final String IMPORTS =
            """
            import dev.locksmith.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    /** Config before Audit, and Mail on a branch of its own. */
    private static final String LEVELS =
            """
            interface ConfigHeld extends Unlocked { }
            interface AuditHeld extends ConfigHeld { }
            interface MailHeld extends Unlocked { }
            final class Config extends Level<Unlocked, ConfigHeld> {
                static final Config LEVEL = new Config();
                private Config() { super(Unlocked.class, ConfigHeld.class); }
            }
            final class Audit extends Level<ConfigHeld, AuditHeld> {
                static final Audit LEVEL = new Audit();
                private Audit() { super(ConfigHeld.class, AuditHeld.class); }
            }
            final class Mail extends Level<Unlocked, MailHeld> {
                static final Mail LEVEL = new Mail();
                private Mail() { super(Unlocked.class, MailHeld.class); }
            }
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        IMPORTS
                                + """
                                class Desk {
                                    private final Mutex<Integer, Config> config = Mutex.of(Config.LEVEL, 1);
                                    private final Mutex<Integer, Audit> audit = Mutex.of(Audit.LEVEL, 1);
                                    void write(LockScope scope) {
                                        try (var log = scope.lock(audit)) {
                                            log.set(log.get() + hashCode()); // ERROR lock-cycle
                                        }
                                    }
                                    @Override public int hashCode() {
                                        try (var ambient = AmbientScope.open(); var now = ambient.lock(config)) {
                                            return now.get();
                                        }
                                    }
                                    @Override public boolean equals(Object other) { return other == this; }
                                }
                                """
                                + LEVELS)
                .expectMessage(
                        """
                        [locksmith:lock-cycle] this throws: Desk.config, of level Config, does not come after Desk.audit, of level Audit, which is held
                          it holds Desk.audit, of level Audit (Test.java:8: scope.lock())
                          and asks for Desk.config, of level Config (Test.java:9: calls Desk.hashCode, then Test.java:13: ambient.lock())
                          to fix: take the two in the order of their levels, those of one level together, or call this when the other one is closed\
                        """);
    }

    @Test
    void wrong_orders_of_all_forms() {
        Verify.that(
                        IMPORTS
                                + """
                                class Desk {
                                    static final Mutex<Integer, Config> CONFIG = Mutex.of(Config.LEVEL, 1);
                                    static final Mutex<Integer, Config> OTHER = Mutex.of(Config.LEVEL, 1);
                                    static final RwMutex<Integer, Config> TABLE = RwMutex.of(Config.LEVEL, 1);
                                    static final Mutex<Integer, Audit> AUDIT = Mutex.of(Audit.LEVEL, 1);
                                    static final Mutex<Integer, Mail> MAIL = Mutex.of(Mail.LEVEL, 1);

                                    static int config() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(CONFIG)) { return guard.get(); }
                                    }
                                    static int readTable() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.read(TABLE)) { return guard.get(); }
                                    }
                                    static void writeTable() {
                                        try (var ambient = AmbientScope.open()) {
                                            ambient.writeWith(TABLE, guard -> null);
                                        }
                                    }
                                    static int pair() throws InterruptedException {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lockInterruptibly(CONFIG, OTHER)) { return guard.first(); }
                                    }

                                    void deeper(LockScope scope) throws InterruptedException {
                                        try (var audit = scope.lock(AUDIT)) {
                                            config(); // ERROR lock-cycle
                                            readTable(); // ERROR lock-cycle
                                            writeTable(); // ERROR lock-cycle
                                        }
                                    }
                                    void toAPair(LockScope scope) throws InterruptedException {
                                        try (var audit = scope.lock(AUDIT)) {
                                            pair(); // ERROR lock-cycle
                                        }
                                    }
                                    void beside(LockScope scope) {
                                        try (var mail = scope.lock(MAIL)) {
                                            config(); // ERROR lock-cycle
                                        }
                                    }
                                    void ofOneLevel(LockScope scope) {
                                        try (var other = scope.lock(OTHER)) {
                                            config(); // ERROR lock-cycle
                                        }
                                    }
                                    void twice(LockScope scope) {
                                        try (var same = scope.lock(CONFIG)) {
                                            config(); // ERROR lock-cycle
                                        }
                                    }
                                    void underReading(LockScope scope) {
                                        try (var table = scope.read(TABLE)) {
                                            config(); // ERROR lock-cycle
                                        }
                                    }
                                    void underAPair(LockScope scope) {
                                        try (var both = scope.lock(CONFIG, OTHER)) {
                                            readTable(); // ERROR lock-cycle
                                        }
                                    }
                                    void inAFunction(LockScope scope) {
                                        scope.lockWith(AUDIT, audit -> config()); // ERROR lock-cycle
                                    }
                                    void inAnAnonymousClass(LockScope scope) {
                                        scope.lockWith(AUDIT, new java.util.function.Function<Guard<Integer, AuditHeld>, Integer>() { // ERROR lock-cycle
                                            @Override public Integer apply(Guard<Integer, AuditHeld> audit) { return config(); }
                                        });
                                    }
                                    void inOneMethod() {
                                        try (var ambient = AmbientScope.open();
                                                var audit = ambient.lock(AUDIT);
                                                var again = AmbientScope.open();
                                                var config = again.lock(CONFIG)) { // ERROR lock-cycle
                                            audit.set(config.get());
                                        }
                                    }
                                    void ofAParameter(Mutex<Integer, Audit> given, LockScope scope) {
                                        try (var audit = scope.lock(given)) {
                                            config(); // ERROR lock-cycle
                                        }
                                    }
                                }
                                """
                                + LEVELS)
                .holds();
    }

    @Test
    void in_the_order_of_levels() {
        Verify.that(
                        IMPORTS
                                + """
                                class Desk {
                                    static final Mutex<Integer, Config> CONFIG = Mutex.of(Config.LEVEL, 1);
                                    static final Mutex<Integer, Audit> AUDIT = Mutex.of(Audit.LEVEL, 1);
                                    static final RwMutex<Integer, Audit> TABLE = RwMutex.of(Audit.LEVEL, 1);

                                    static int audit() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(AUDIT)) { return guard.get(); }
                                    }
                                    static int config() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(CONFIG)) { return guard.get() + audit(); }
                                    }
                                    static void table() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.write(TABLE)) { guard.set(1); }
                                    }
                                    void inOrder(LockScope scope) {
                                        try (var config = scope.lock(CONFIG)) { audit(); table(); }
                                        config();
                                    }
                                    void afterwards(LockScope scope) {
                                        try (var audit = scope.lock(AUDIT)) { audit.set(2); }
                                        config();
                                        scope.lockWith(AUDIT, Guard::get);
                                        config();
                                    }
                                    void tried(LockScope scope) {
                                        try (var audit = scope.tryLock(AUDIT)) {
                                            if (audit == null) { config(); }
                                        }
                                    }
                                    static void trying(LockScope scope) {
                                        try (var audit = scope.lock(AUDIT); var ambient = AmbientScope.open(); var now = ambient.tryLock(CONFIG)) {
                                            audit.set(now == null ? 0 : now.get());
                                        } catch (IllegalStateException against) {
                                            return;
                                        }
                                    }
                                    void onAnotherThread(LockScope scope, Executor pool) {
                                        try (var audit = scope.lock(AUDIT)) {
                                            pool.execute(Desk::config);
                                        }
                                    }
                                }
                                """
                                + LEVELS)
                .holds();
    }

    @Test
    void a_guard_that_is_closed_by_hand() {
        Verify.that(
                        IMPORTS
                                + """
                                class Desk {
                                    static final Mutex<Integer, Config> CONFIG = Mutex.of(Config.LEVEL, 1);
                                    static final Mutex<Integer, Audit> AUDIT = Mutex.of(Audit.LEVEL, 1);
                                    static int config() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(CONFIG)) { return guard.get(); }
                                    }
                                    @SuppressWarnings("locksmith:escapes-scope")
                                    void byHand(LockScope scope) {
                                        Guard<Integer, AuditHeld> audit = scope.lock(AUDIT);
                                        try { audit.set(1); } finally { audit.close(); }
                                        config();
                                    }
                                }
                                """
                                + LEVELS)
                .holds();
    }

    @Test
    void a_mutex_and_a_monitor_through_an_ambient_scope() {
        Verify.that(
                        IMPORTS
                                + """
                                class Desk {
                                    static final Mutex<Integer, Config> CONFIG = Mutex.of(Config.LEVEL, 1);
                                    @Override public synchronized String toString() {
                                        try (var ambient = AmbientScope.open(); var config = ambient.lock(CONFIG)) {
                                            return "" + config.get();
                                        }
                                    }
                                    void close() {
                                        try (var ambient = AmbientScope.open(); var config = ambient.lock(CONFIG)) {
                                            closed(config.get()); // ERROR lock-cycle
                                        }
                                    }
                                    private synchronized void closed(int with) { }
                                }
                                """
                                + LEVELS)
                .holds();
    }

    @Test
    void leaves_and_locks_taken_out_of_order() {
        Verify.that(
                        IMPORTS
                                + """
                                class Desk {
                                    static final Mutex<Integer, Config> CONFIG = Mutex.of(Config.LEVEL, 1);
                                    static final Mutex<Integer, Audit> AUDIT = Mutex.of(Audit.LEVEL, 1);
                                    static final Mutex<Integer, Leaf> HITS = Mutex.of(1);
                                    static final Mutex<Integer, Leaf> MISSES = Mutex.of(1);

                                    static int hits() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(HITS)) { return guard.get(); }
                                    }
                                    static int config() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(CONFIG)) { return guard.get(); }
                                    }
                                    static int tried() {
                                        try (var ambient = AmbientScope.open(); var guard = ambient.tryOutOfOrder(CONFIG)) { return guard == null ? 0 : guard.get(); }
                                    }
                                    void last(LockScope scope) {
                                        try (var audit = scope.lock(AUDIT)) { hits(); tried(); }
                                        try (var misses = scope.lock(MISSES)) {
                                            hits(); // ERROR lock-cycle
                                        }
                                        try (var audit = scope.lock(AUDIT); var misses = audit.lockLeaf(MISSES)) {
                                            config(); // ERROR lock-cycle
                                        }
                                    }
                                    void released(LockScope scope) {
                                        try (var audit = scope.lockReleasable(AUDIT); var misses = audit.lockLeaf(MISSES)) {
                                            audit.release();
                                            misses.set(1);
                                        }
                                    }
                                }
                                """
                                + LEVELS)
                .holds();
    }

    @Test
    void what_a_class_file_takes(@TempDir Path directory) throws IOException {
        String order =
                """
                package store;
                import dev.locksmith.*;
                public final class Store {
                    public interface ConfigHeld extends Unlocked { }
                    public interface AuditHeld extends ConfigHeld { }
                    public static final class Config extends Level<Unlocked, ConfigHeld> {
                        static final Config LEVEL = new Config();
                        private Config() { super(Unlocked.class, ConfigHeld.class); }
                    }
                    public static final class Audit extends Level<ConfigHeld, AuditHeld> {
                        static final Audit LEVEL = new Audit();
                        private Audit() { super(ConfigHeld.class, AuditHeld.class); }
                    }
                    private static final Mutex<Integer, Config> CONFIG = Mutex.of(Config.LEVEL, 1);
                    public static final Mutex<Integer, Audit> AUDIT = Mutex.of(Audit.LEVEL, 1);
                    public static int config() {
                        try (var ambient = AmbientScope.open(); var guard = ambient.lock(CONFIG)) { return guard.get(); }
                    }
                }
                """;
        assertEquals("", PlainJavac.run(directory, "Store", order));
        String found =
                PlainJavac.run(
                        directory,
                        "Shop",
                        """
                        import dev.locksmith.*;
                        import store.Store;
                        class Shop {
                            void before(LockScope scope) {
                                Store.config();
                                try (var audit = scope.lock(Store.AUDIT)) { audit.set(1); }
                            }
                            void inside(LockScope scope) {
                                try (var audit = scope.lock(Store.AUDIT)) { Store.config(); }
                            }
                        }
                        """);
        assertTrue(
                found.contains(
                        "Store.CONFIG, of level Config, does not come after Store.AUDIT, of level"
                                + " Audit, which is held"),
                found);
    }
}
