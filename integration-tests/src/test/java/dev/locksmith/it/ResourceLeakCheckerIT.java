package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Users of the Checker Framework's Resource Leak Checker are told of keys that nobody closes. */
class ResourceLeakCheckerIT {

    private static final String SEATS =
            """
            package theatre;

            import dev.locksmith.Level;
            import dev.locksmith.Unlocked;

            final class Seats extends Level<Unlocked, Seats.Held> {
                interface Held extends Unlocked {}

                static final Seats LEVEL = new Seats();

                private Seats() {
                    super(Unlocked.class, Held.class);
                }
            }
            """;

    private static final String THEATRE =
            """
            package theatre;

            import dev.locksmith.Guard;
            import dev.locksmith.KeyHandle;
            import dev.locksmith.KeyVoucher;
            import dev.locksmith.LockScope;
            import dev.locksmith.LockSet;
            import dev.locksmith.Locksmith;
            import dev.locksmith.Mutex;

            final class Theatre {
                static final Mutex<Integer, Seats> STALLS = Mutex.of(Seats.LEVEL, 300);
                static final Mutex<Integer, Seats> BALCONY = Mutex.of(Seats.LEVEL, 80);

                static void use(Object resource) {}

            %s
            }
            """;

    @TempDir Path directory;

    @Test
    void what_is_not_closed_is_an_error() throws Exception {
        List<String> leaks =
                List.of(
                        "static void a() { Locksmith smith = Locksmith.create(1); use(smith); }",
                        "static void b() { KeyHandle handle = KeyHandle.claim(); use(handle); }",
                        "static void c(KeyVoucher voucher) { use(voucher.redeem().orElseThrow()); }",
                        "static void d(KeyHandle handle) { LockScope s = handle.scope(); use(s); }",
                        "static void e(LockScope scope) { var g = scope.lock(STALLS); use(g); }",
                        "static void f(LockScope scope) { use(scope.lock(STALLS, BALCONY)); }",
                        "static void g(LockScope s) { use(s.lock(LockSet.of(STALLS, BALCONY))); }");
        Outcome outcome = check(String.join("\n", leaks));
        assertEquals(1, outcome.status(), outcome.output());
        List<String> reported =
                outcome.output().lines().map(String::strip).filter(leaks::contains).toList();
        assertEquals(leaks, reported, outcome.output());
        assertTrue(outcome.output().contains("[required.method.not.called]"), outcome.output());
        assertTrue(outcome.output().endsWith(leaks.size() + " errors\n"), outcome.output());
    }

    @Test
    void what_try_with_resources_closes_is_not() throws Exception {
        Outcome outcome =
                check(
                        """
                        static void sell(KeyVoucher voucher) {
                            try (KeyHandle handle = voucher.redeem().orElseThrow();
                                    LockScope scope = handle.scope();
                                    Guard<Integer, Seats.Held> stalls = scope.lock(STALLS)) {
                                stalls.set(stalls.get() - 1);
                            }
                        }

                        static void open(java.util.concurrent.Executor tills) {
                            try (Locksmith smith = Locksmith.create(1)) {
                                KeyVoucher voucher = smith.issue().orElseThrow();
                                tills.execute(() -> sell(voucher));
                            }
                        }

                        static Guard<Integer, Seats.Held> stalls(LockScope scope) {
                            return scope.lock(STALLS);
                        }
                        """);
        assertEquals(new Outcome(0, ""), outcome);
    }

    private Outcome check(String methods) throws Exception {
        String checker = System.getProperty("checker.jar");
        String annotations = System.getProperty("checker-qual.jar");
        String helpers = System.getProperty("checker-util.jar");
        Javac javac =
                new Javac(directory)
                        .with("--processor-path", Javac.path(checker, annotations, helpers))
                        .with("-processor")
                        .with("org.checkerframework.checker.resourceleak.ResourceLeakChecker")
                        .with("-Astubs=" + Jars.RUNTIME)
                        .with("-classpath")
                        .with(Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME, annotations));
        return javac.open()
                .source("theatre/Seats.java", SEATS)
                .source("theatre/Theatre.java", THEATRE.formatted(methods))
                .run();
    }
}
