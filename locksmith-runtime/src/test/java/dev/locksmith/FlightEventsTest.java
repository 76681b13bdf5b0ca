package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;

@SuppressWarnings("try") // often only held
class FlightEventsTest {

    @TempDir private Path directory;

    private interface Body {
        void run() throws Exception;
    }

    private List<RecordedEvent> record(Body body) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("dev.locksmith.LockWait").withThreshold(Duration.ZERO);
            recording.enable("dev.locksmith.Claim");
            recording.enable("dev.locksmith.Redemption");
            recording.start();
            body.run();
            recording.stop();
            return read(recording);
        }
    }

    private List<RecordedEvent> read(Recording recording) throws IOException {
        Path file = directory.resolve("events.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.locksmith."))
                .toList();
    }

    @Test
    void tellsOfClaimsAndRedemptions() throws Exception {
        List<RecordedEvent> events =
                record(
                        () -> {
                            KeyHandle.claim().close();
                            try (Locksmith smith = Locksmith.create(2)) {
                                smith.issue();
                                smith.issue().orElseThrow().redeem().orElseThrow().close();
                            }
                        });
        assertEquals(2, events.size(), events::toString);
        assertEquals("dev.locksmith.Claim", events.get(0).getEventType().getName());
        assertEquals("dev.locksmith.Redemption", events.get(1).getEventType().getName());
        assertEquals(2, events.get(1).getLong("voucher"));
        assertEquals(Thread.currentThread().getName(), events.get(1).getThread().getJavaName());
    }

    @Test
    void tellsWhoWaitedForWhat() throws Exception {
        Mutex<Integer, TestLevels.Config> mutex = Mutex.named("till", TestLevels.CONFIG, 0);
        List<RecordedEvent> events = record(() -> contend(mutex));
        RecordedEvent wait =
                events.stream()
                        .filter(e -> e.getEventType().getName().equals("dev.locksmith.LockWait"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(mutex.label(), wait.getString("lock"));
        assertEquals("other", wait.getThread().getJavaName());
        assertEquals(Thread.currentThread().getName(), wait.getThread("holder").getJavaName());
        assertTrue(wait.getBoolean("acquired"));
        assertFalse(wait.getDuration().isZero());
    }

    @Test
    void tellsWhoWaitedInVain() throws Exception {
        RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 0);
        List<RecordedEvent> events =
                record(
                        () -> {
                            try (var handle = KeyHandle.claim();
                                    var scope = handle.scope();
                                    var guard = scope.write(table)) {
                                Threads.elsewhere(
                                        () -> {
                                            try (var own = KeyHandle.claim();
                                                    var ownScope = own.scope()) {
                                                return ownScope.tryRead(
                                                        table, Duration.ofMillis(1));
                                            }
                                        });
                            }
                        });
        RecordedEvent wait =
                events.stream()
                        .filter(e -> e.getEventType().getName().equals("dev.locksmith.LockWait"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(table.label(), wait.getString("lock"));
        assertFalse(wait.getBoolean("acquired"));
    }

    private static void contend(Mutex<Integer, TestLevels.Config> mutex) throws Exception {
        FutureTask<Void> waiter;
        try (var handle = KeyHandle.claim();
                var scope = handle.scope();
                var guard = scope.lock(mutex)) {
            waiter =
                    Threads.start(
                            () -> {
                                try (var own = KeyHandle.claim();
                                        var ownScope = own.scope();
                                        var same = ownScope.lock(mutex)) {
                                    return null;
                                }
                            });
            Threads.awaitQueued(mutex);
        }
        Threads.result(waiter);
    }

    @Test
    void saysNothingWhenOff() throws Exception {
        try (Recording recording = new Recording()) {
            recording.disable("dev.locksmith.LockWait");
            recording.disable("dev.locksmith.Claim");
            recording.disable("dev.locksmith.Redemption");
            recording.start();
            contend(Mutex.of(TestLevels.CONFIG, 0));
            recording.stop();
            assertEquals(List.of(), read(recording));
        }
        assertFalse(FlightEvents.recordWaits());
    }
}
