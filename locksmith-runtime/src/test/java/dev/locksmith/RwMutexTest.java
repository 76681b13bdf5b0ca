package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

@SuppressWarnings("try") // often only held
class RwMutexTest {

    private final RwMutex<String, TestLevels.Account> table =
            RwMutex.named("table", TestLevels.ACCOUNT, "old");
    private final RwMutex<String, TestLevels.Audit> log = RwMutex.of(TestLevels.AUDIT, "log");

    private KeyHandle handle;
    private LockScope scope;

    @BeforeEach
    void open() {
        handle = KeyHandle.claim();
        scope = handle.scope();
    }

    @AfterEach
    void close() throws Exception {
        scope.close();
        handle.close();
        assertTrue(table.toString().endsWith("free"), table::toString);
        assertTrue(log.toString().endsWith("free"), log::toString);
    }

    private interface Body<T> {
        T run(LockScope scope) throws Exception;
    }

    private static <T> Callable<T> scoped(Body<T> body) {
        return () -> {
            try (var handle = KeyHandle.claim();
                    var scope = handle.scope()) {
                return body.run(scope);
            }
        };
    }

    private boolean canRead(LockScope scope) {
        try (var guard = scope.tryRead(table)) {
            return guard != null;
        }
    }

    private boolean canWrite(LockScope scope) {
        try (var guard = scope.tryWrite(table)) {
            return guard != null;
        }
    }

    @Test
    void isReadByManyAtOnce() throws Exception {
        try (var guard = scope.read(table)) {
            assertEquals("old", guard.get());
            assertTrue(Threads.elsewhere(scoped(this::canRead)));
            assertFalse(Threads.elsewhere(scoped(this::canWrite)));
            assertTrue(table.toString().endsWith("read by 1"), table::toString);
        }
        assertTrue(Threads.elsewhere(scoped(this::canWrite)));
    }

    @Test
    void isWrittenByOne() throws Exception {
        try (var guard = scope.write(table)) {
            guard.set("new");
            assertEquals("new", guard.get());
            assertFalse(Threads.elsewhere(scoped(this::canRead)));
            assertFalse(Threads.elsewhere(scoped(this::canWrite)));
            assertTrue(table.toString().contains("written by"), table::toString);
        }
        assertEquals("new", Threads.elsewhere(scoped(s -> s.readWith(table, ReadGuard::get))));
    }

    @Test
    void letsAWaitingWriterInBeforeLaterReaders() throws Exception {
        FutureTask<Void> writer;
        FutureTask<String> reader;
        try (var guard = scope.read(table)) {
            writer =
                    Threads.start(
                            scoped(
                                    s -> {
                                        try (var own = s.write(table)) {
                                            own.set("written");
                                            return null;
                                        }
                                    }));
            awaitQueued(1);
            reader = Threads.start(scoped(s -> s.readWith(table, ReadGuard::get)));
            awaitQueued(2);
            assertEquals("old", guard.get());
        }
        assertEquals("written", Threads.result(reader));
        Threads.result(writer);
    }

    private void awaitQueued(int threads) {
        while (table.lock().getQueueLength() < threads) {
            Thread.onSpinWait();
        }
    }

    @Test
    void givesUpInTime() throws Exception {
        Duration moment = Duration.ofMillis(1);
        try (var guard = scope.write(table)) {
            Threads.elsewhere(
                    scoped(
                            s -> {
                                assertNull(s.tryRead(table, moment));
                                assertNull(s.tryWrite(table, moment));
                                return null;
                            }));
        }
        try (var guard = scope.tryRead(table, Duration.ofSeconds(60))) {
            assertNotNull(guard);
        }
        try (var guard = scope.tryWrite(table, Duration.ofSeconds(60))) {
            assertNotNull(guard);
        }
    }

    @Test
    void givesUpWhenInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> scope.readInterruptibly(table));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> scope.writeInterruptibly(table));
        Thread here = Thread.currentThread();
        FutureTask<Void> holder;
        try (var own = scope.readInterruptibly(log)) {
            assertEquals("log", own.get());
        }
        try (var own = scope.writeInterruptibly(log)) {
            assertEquals("log", own.get());
        }
        holder =
                Threads.start(
                        scoped(
                                s -> {
                                    try (var guard = s.write(table)) {
                                        awaitQueued(1);
                                        here.interrupt();
                                        while (table.lock().hasQueuedThreads()) {
                                            Thread.onSpinWait();
                                        }
                                        return null;
                                    }
                                }));
        while (table.lock().writer() == null) {
            Thread.onSpinWait();
        }
        assertThrows(InterruptedException.class, () -> scope.readInterruptibly(table));
        Threads.result(holder);
    }

    @Test
    void isAKeyForDeeperLevels() {
        try (var outer = scope.read(table);
                var inner = outer.write(log)) {
            inner.set(outer.get());
            assertEquals("old", inner.get());
        }
        try (var outer = scope.write(table);
                var inner = outer.read(log)) {
            assertEquals("old", inner.get());
        }
        try (var outer = scope.read(table);
                var inner = outer.read(log)) {
            assertEquals("oldold", outer.get() + inner.get());
        }
    }

    @Test
    void runsFunctionsUnderItsLocks() {
        String read = scope.readWith(table, ReadGuard::get);
        assertEquals("old", read);
        String written =
                scope.writeWith(
                        table,
                        guard -> {
                            guard.set("new");
                            return guard.get();
                        });
        assertEquals("new", written);
    }
}
