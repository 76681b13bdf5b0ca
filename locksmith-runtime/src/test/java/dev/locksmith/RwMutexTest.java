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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

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

    /** The ways of reading that are ready to wait. */
    private enum Reading {
        READ {
            @Override
            String read(LockScope scope, RwMutex<String, TestLevels.Account> table) {
                try (var guard = scope.read(table)) {
                    return guard.get();
                }
            }
        },
        TRY_READ {
            @Override
            String read(LockScope scope, RwMutex<String, TestLevels.Account> table)
                    throws InterruptedException {
                try (var guard = scope.tryRead(table, LONG)) {
                    return guard.get();
                }
            }
        },
        READ_INTERRUPTIBLY {
            @Override
            String read(LockScope scope, RwMutex<String, TestLevels.Account> table)
                    throws InterruptedException {
                try (var guard = scope.readInterruptibly(table)) {
                    return guard.get();
                }
            }
        },
        READ_WITH {
            @Override
            String read(LockScope scope, RwMutex<String, TestLevels.Account> table) {
                return scope.readWith(table, ReadGuard::get);
            }
        };

        abstract String read(LockScope scope, RwMutex<String, TestLevels.Account> table)
                throws InterruptedException;
    }

    /** The ways of writing that are ready to wait: each puts a new value. */
    private enum Writing {
        WRITE {
            @Override
            void write(LockScope scope, RwMutex<String, TestLevels.Account> table, String value) {
                try (var guard = scope.write(table)) {
                    guard.set(value);
                }
            }
        },
        TRY_WRITE {
            @Override
            void write(LockScope scope, RwMutex<String, TestLevels.Account> table, String value)
                    throws InterruptedException {
                try (var guard = scope.tryWrite(table, LONG)) {
                    guard.set(value);
                }
            }
        },
        WRITE_INTERRUPTIBLY {
            @Override
            void write(LockScope scope, RwMutex<String, TestLevels.Account> table, String value)
                    throws InterruptedException {
                try (var guard = scope.writeInterruptibly(table)) {
                    guard.set(value);
                }
            }
        },
        WRITE_WITH {
            @Override
            void write(LockScope scope, RwMutex<String, TestLevels.Account> table, String value) {
                scope.<String, TestLevels.Account.Held, String>writeWith(
                        table,
                        guard -> {
                            guard.set(value);
                            return value;
                        });
            }
        };

        abstract void write(
                LockScope scope, RwMutex<String, TestLevels.Account> table, String value)
                throws InterruptedException;
    }

    private static final Duration LONG = Duration.ofSeconds(60);

    private FutureTask<String> startReading(Reading form) {
        return Threads.start(scoped(s -> form.read(s, table)));
    }

    private FutureTask<String> startWriting(Writing form, String value) {
        return Threads.start(
                scoped(
                        s -> {
                            form.write(s, table, value);
                            return value;
                        }));
    }

    /** Fails, and does not hang, if the last one has not queued but got in. */
    private void awaitQueued(int threads, FutureTask<?> last) {
        while (table.lock().getQueueLength() < threads) {
            assertFalse(last.isDone(), "overtook those who came first");
            Thread.onSpinWait();
        }
    }

    private static Stream<Arguments> readingsAndWritings() {
        return Stream.of(Reading.values())
                .flatMap(
                        reading ->
                                Stream.of(Writing.values())
                                        .map(writing -> Arguments.of(reading, writing)));
    }

    @ParameterizedTest
    @MethodSource("readingsAndWritings")
    void noReaderThatMayWaitOvertakesAWriter(Reading reading, Writing writing) throws Exception {
        FutureTask<String> writer;
        FutureTask<String> reader;
        try (var guard = scope.read(table)) {
            writer = startWriting(writing, "written");
            awaitQueued(1, writer);
            reader = startReading(reading);
            awaitQueued(2, reader);
            assertEquals("old", guard.get());
        }
        assertEquals("written", Threads.result(reader));
        Threads.result(writer);
    }

    @ParameterizedTest
    @MethodSource("readingsAndWritings")
    void noWriterInTheQueueOvertakesAReader(Reading reading, Writing writing) throws Exception {
        FutureTask<String> reader;
        FutureTask<String> writer;
        try (var guard = scope.write(table)) {
            guard.set("first");
            reader = startReading(reading);
            awaitQueued(1, reader);
            writer = startWriting(writing, "second");
            awaitQueued(2, writer);
        }
        assertEquals("first", Threads.result(reader));
        Threads.result(writer);
    }

    /** A lock whose first reader in the queue finds it free, and takes its time to come in. */
    private static final class Hesitant extends RwLock {

        private static final long serialVersionUID = 1;

        final transient CountDownLatch mayComeIn = new CountDownLatch(1);
        final transient CountDownLatch hasLooked = new CountDownLatch(1);

        Hesitant(RwMutex<?, ?> mutex) {
            super(mutex.guard);
        }

        @Override
        protected int tryAcquireShared(int argument) {
            if (isFree() && getFirstQueuedThread() == Thread.currentThread()) {
                hasLooked.countDown();
                try {
                    mayComeIn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return super.tryAcquireShared(argument);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderMayOvertakeReadersThatWait(Reading reading) throws Exception {
        Hesitant lock = new Hesitant(table);
        FailingRwLock.give(table, lock);
        FutureTask<String> slow;
        try (var guard = scope.write(table)) {
            guard.set("written");
            slow = startReading(Reading.READ);
            awaitQueued(1, slow);
        }
        lock.hasLooked.await();
        assertEquals("written", Threads.result(startReading(reading)));
        assertFalse(slow.isDone());
        lock.mayComeIn.countDown();
        assertEquals("written", Threads.result(slow));
    }

    @Test
    void aReaderWithATimeLimitGivesUpBehindAWriter() throws Exception {
        FutureTask<String> writer;
        try (var guard = scope.read(table)) {
            writer = startWriting(Writing.WRITE, "written");
            awaitQueued(1, writer);
            Duration[] limits = {Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(-1)};
            for (Duration limit : limits) {
                assertNull(
                        Threads.elsewhere(
                                scoped(
                                        s -> {
                                            try (var late = s.tryRead(table, limit)) {
                                                return late == null ? null : late.get();
                                            }
                                        })));
            }
            assertTrue(Threads.elsewhere(scoped(this::canRead)), "trying at once may overtake");
        }
        Threads.result(writer);
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
