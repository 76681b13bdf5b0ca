package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.ToolProvider;

/** What depends on how the JVM was started. */
class OtherJvmTest {

    /** Breaks rules, and prints what it is told. */
    @SuppressWarnings("try") // often only held
    static final class Offender {

        public static void main(String[] args) throws IOException {
            Mutex<Integer, TestLevels.Config> config = Mutex.named("config", TestLevels.CONFIG, 1);
            Mutex<Integer, TestLevels.Account> from = Mutex.of(TestLevels.ACCOUNT, 2);
            Mutex<Integer, TestLevels.Account> to = Mutex.of(TestLevels.ACCOUNT, 3);
            KeyVoucher voucher = issueAt();
            redeemAt(voucher);
            told(voucher::redeem);
            try (var handle = KeyHandle.claim();
                    var scope = openAt(handle)) {
                told(handle::scope);
                try (var guard = lockAt(scope, config)) {
                    told(() -> scope.lock(from));
                    told(scope::close);
                }
                var pair = scope.lock(from, to);
                pair.close();
                try (var again = scope.lock(to, from)) {
                    told(pair::first); // with places recorded, no guard is used again
                }
            }
            System.out.println("done");
        }

        private static KeyVoucher issueAt() {
            try (Locksmith smith = Locksmith.create(1)) {
                return smith.issue().orElseThrow();
            }
        }

        private static void redeemAt(KeyVoucher voucher) {
            voucher.redeem().orElseThrow().close();
        }

        private static LockScope openAt(KeyHandle handle) {
            return handle.scope();
        }

        private static Guard<Integer, ?> lockAt(
                LockScope scope, Mutex<Integer, TestLevels.Config> mutex) {
            return scope.lock(mutex);
        }

        private static void told(Runnable offence) {
            try {
                offence.run();
                System.out.println("told nothing");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
                for (Throwable place = e.getCause(); place != null; place = place.getCause()) {
                    System.out.println("  " + place.getMessage());
                    for (StackTraceElement frame : place.getStackTrace()) {
                        System.out.println("    at " + frame.getMethodName());
                    }
                }
            }
        }
    }

    @Test
    void recordsPlacesIfAskedTo() throws Exception {
        String output = OtherJvm.run(Offender.class, "-Dlocksmith.debug=true");
        assertTrue(output.endsWith("done" + System.lineSeparator()), output);
        assertTrue(output.contains("at redeemAt"), output);
        assertTrue(output.contains("at openAt"), output);
        assertTrue(output.contains("at lockAt"), output);
        assertTrue(output.contains("the pair of"), output);
        assertFalse(output.contains("told nothing"), output);
    }

    @Test
    void recordsNothingOtherwise() throws Exception {
        String output = OtherJvm.run(Offender.class);
        assertFalse(output.contains("    at "), output);
    }

    /** Waits for a mutex once, and lets go of what it made. */
    static final class Contender {

        public static void main(String[] args) throws Exception {
            Mutex<Integer, TestLevels.Config> mutex = Mutex.of(TestLevels.CONFIG, 1);
            Thread waiter;
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope();
                    var guard = scope.lock(mutex)) {
                waiter =
                        new Thread(
                                () -> {
                                    try (var own = KeyHandle.claim();
                                            var ownScope = own.scope();
                                            var same = ownScope.lock(mutex)) {
                                        System.out.println(same.get() + " done");
                                    }
                                });
                waiter.start();
                Threads.awaitQueued(mutex);
                guard.set(2);
            }
            waiter.join();
            System.out.println("jdk.jfr: " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
        }
    }

    @Test
    void worksInAnImageWithoutFlightRecorder() throws Exception {
        String output = OtherJvm.run(Contender.class, "--limit-modules", "java.base");
        assertTrue(output.contains("2 done"), output);
        assertTrue(output.contains("jdk.jfr: false"), output);
    }

    /** Gives the JVM a Flight Recorder that fails. */
    private static String brokenRecorder(Path folder, String eventType, String event)
            throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/jdk/jfr"));
        Files.writeString(
                sources.resolve("EventType.java"),
                """
                package jdk.jfr;

                public final class EventType {
                    public static EventType getEventType(Class<? extends Event> type) {
                        %s
                    }

                    public boolean isEnabled() {
                        return true;
                    }
                }
                """
                        .formatted(eventType));
        Files.writeString(
                sources.resolve("Event.java"),
                """
                package jdk.jfr;

                public abstract class Event {
                    protected Event() {
                        %s
                    }

                    public final void begin() {}

                    public final void commit() {}
                }
                """
                        .formatted(event));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "--patch-module",
                                "jdk.jfr=" + folder.resolve("sources"),
                                "-d",
                                classes.toString(),
                                sources.resolve("EventType.java").toString(),
                                sources.resolve("Event.java").toString());
        assertEquals(0, result);
        return "--patch-module=jdk.jfr=" + classes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new StackOverflowError(\"injected\");",
                "throw new OutOfMemoryError(\"injected\");",
                "throw new NoClassDefFoundError(\"injected\");",
                "throw new IllegalStateException(\"injected\");"
            })
    void locksWithoutARecorderThatCannotBeInitialised(String failure, @TempDir Path folder)
            throws Exception {
        String output = OtherJvm.run(Contender.class, brokenRecorder(folder, failure, ""));
        assertTrue(output.contains("2 done"), output);
        assertTrue(output.contains("jdk.jfr: true"), output);
    }

    /** Claims, redeems and waits where each event fails: nothing is kept that nobody has. */
    static final class Recorded {

        public static void main(String[] args) throws Exception {
            Mutex<Integer, TestLevels.Config> mutex = Mutex.of(TestLevels.CONFIG, 1);
            RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 1);
            KeyHandle.claim().close();
            Broken.events = true;
            told(KeyHandle::claim);
            told(KeyHandle::tryClaim);
            try (Locksmith smith = Locksmith.create(1)) {
                KeyVoucher voucher = smith.issue().orElseThrow();
                told(voucher::redeem);
                System.out.println(voucher);
            }
            Broken.events = false;
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope();
                    var held = HeldElsewhere.of(mutex);
                    var written = HeldElsewhere.writing(table)) {
                Broken.events = true;
                told(() -> scope.lock(mutex));
                told(() -> scope.read(table));
                told(() -> scope.write(table));
            }
            System.out.println(mutex);
            System.out.println(table);
        }

        private static void told(Runnable step) {
            try {
                step.run();
                System.out.println("told nothing");
            } catch (OutOfMemoryError e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** Whether events fail, which the broken recorder asks by name. */
    public static final class Broken {
        public static volatile boolean events;

        private Broken() {}
    }

    @Test
    void keepsNothingWhenAnEventFails(@TempDir Path folder) throws Exception {
        String failing =
                """
                try {
                    if (ClassLoader.getSystemClassLoader()
                            .loadClass("dev.locksmith.OtherJvmTest$Broken")
                            .getField("events")
                            .getBoolean(null)) {
                        throw new OutOfMemoryError("injected");
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                """;
        String broken = brokenRecorder(folder, "return new EventType();", failing);
        String output = OtherJvm.run(Recorded.class, broken);
        assertFalse(output.contains("told nothing"), output);
        assertEquals(6, output.lines().filter("injected"::equals).count(), output);
        assertTrue(output.contains("KeyVoucher #1, good"), output);
        assertEquals(2, output.lines().filter(line -> line.endsWith(", free")).count(), output);
    }

    /** Loses a Locksmith, and waits for the report. */
    static final class Loser {

        public static void main(String[] args) throws Exception {
            makeAndLose();
            while (Locksmith.tryCreate(1).map(OtherJvmTest::closed).isEmpty()) {
                System.gc();
                Thread.sleep(10);
            }
        }

        private static void makeAndLose() {
            Locksmith.create(1);
        }
    }

    private static Locksmith closed(Locksmith smith) {
        smith.close();
        return smith;
    }

    @Test
    void reportsWhereTheLostWasMadeIfAskedTo() throws Exception {
        String output = OtherJvm.run(Loser.class, "-Dlocksmith.debug=true");
        assertTrue(output.contains("was never closed"), output);
        assertTrue(output.contains("makeAndLose"), output);
        output = OtherJvm.run(Loser.class);
        assertTrue(output.contains("was never closed"), output);
        assertFalse(output.contains("makeAndLose"), output);
    }
}
