package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** The rules for keys in code that no compiler has checked. */
@SuppressWarnings("try") // often only held
class KeyRulesTest {

    private final Mutex<Integer, TestLevels.Config> config =
            Mutex.named("config", TestLevels.CONFIG, 1);
    private final Mutex<Integer, TestLevels.Account> from =
            Mutex.named("from", TestLevels.ACCOUNT, 2);
    private final Mutex<Integer, TestLevels.Account> to = Mutex.named("to", TestLevels.ACCOUNT, 3);
    private final LockSet<Integer, TestLevels.Account> both = LockSet.of(from, to);
    private final RwMutex<Integer, TestLevels.Account> table =
            RwMutex.named("table", TestLevels.ACCOUNT, 4);
    private final Mutex<Integer, TestLevels.Audit> audit =
            Mutex.named("audit", TestLevels.AUDIT, 5);

    private KeyHandle handle;
    private LockScope scope;

    @BeforeEach
    void open() {
        handle = KeyHandle.claim();
        scope = handle.scope();
    }

    @AfterEach
    void closeAndCheckThatNothingIsHeld() throws Exception {
        scope.close();
        handle.close();
        Threads.assertFree(true, config, from, to, audit);
    }

    /** Every way to take a lock with this key. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<Executable> locks(LockKey<?> key) {
        return List.of(
                () -> raw(key).lock((Mutex) from),
                () -> raw(key).tryLock((Mutex) from),
                () -> raw(key).tryLock((Mutex) from, Duration.ofSeconds(9)),
                () -> raw(key).lockInterruptibly((Mutex) from),
                () -> raw(key).lock(from, to),
                () -> raw(key).tryLock(from, to),
                () -> raw(key).tryLock(from, to, Duration.ofSeconds(9)),
                () -> raw(key).lockInterruptibly(from, to),
                () -> raw(key).lock((LockSet) both),
                () -> raw(key).tryLock((LockSet) both),
                () -> raw(key).tryLock((LockSet) both, Duration.ofSeconds(9)),
                () -> raw(key).lockInterruptibly((LockSet) both),
                () -> raw(key).lock((LockSet) LockSet.of()),
                () -> raw(key).read((RwMutex) table),
                () -> raw(key).tryRead((RwMutex) table),
                () -> raw(key).write((RwMutex) table),
                () -> raw(key).tryWrite((RwMutex) table));
    }

    @SuppressWarnings("rawtypes")
    private static LockKey raw(LockKey<?> key) {
        return key;
    }

    @Test
    void anOuterKeyRestsWhileAnInnerGuardIsOpen() throws Exception {
        try (var outer = scope.lock(config);
                var inner = outer.lock(audit)) {
            for (LockKey<?> stale : List.of(scope, outer)) {
                for (Executable lock : locks(stale)) {
                    var e = assertThrows(LockOrderException.class, lock);
                    assertTrue(e.getMessage().contains("'audit'"), e::getMessage);
                }
            }
            Threads.assertFree(true, from, to);
            Threads.assertFree(false, config, audit);
        }
    }

    @Test
    void readingAndWritingThroughAnOuterGuardIsFree() {
        try (var outer = scope.lock(config);
                var pair = outer.lock(from, to);
                var inner = pair.lock(audit)) {
            outer.set(outer.get() + 10);
            pair.setFirst(pair.first() + 10);
            pair.setSecond(pair.second() + 10);
            assertEquals(11, outer.get());
            assertEquals(12, pair.first());
            assertEquals(13, pair.second());
            assertEquals(5, inner.get());
        }
    }

    @Test
    void aKeyWorksAgainWhenTheInnerGuardIsClosed() {
        try (var outer = scope.lock(config)) {
            outer.lock(from).close();
            outer.lock(from, to).close();
            outer.lock(both).close();
            outer.read(table).close();
            outer.write(table).close();
            outer.lock(audit).close();
        }
        scope.lock(from).close();
    }

    @Test
    void guardsCloseInReverseOrder() throws Exception {
        var outer = scope.lock(config);
        var pair = outer.lock(from, to);
        var inner = pair.lock(audit);
        for (LockKey<?> early : List.of(scope, outer, pair)) {
            var e = assertThrows(LockOrderException.class, early::close);
            assertTrue(e.getMessage().contains("'audit'"), e::getMessage);
        }
        Threads.assertFree(false, config, from, to, audit);
        inner.close();
        Threads.assertFree(true, audit);
        pair.close();
        assertThrows(LockOrderException.class, scope::close);
        outer.close();
    }

    @Test
    void aClosedGuardIsOfNoUse() throws Exception {
        var guard = scope.lock(config);
        guard.close();
        refusesAll(guard::get, guard::close, () -> guard.set(9), () -> guard.lock(from));
        var pair = scope.lock(from, to);
        pair.close();
        refusesAll(pair::first, pair::second, pair::close, () -> pair.lock(audit));
        refusesAll(() -> pair.setFirst(9), () -> pair.setSecond(9));
        var set = scope.lock(both);
        set.close();
        refusesAll(set::values, () -> set.get(from), () -> set.set(from, 9), set::close);
        var reader = scope.read(table);
        reader.close();
        refusesAll(reader::get, reader::close, () -> reader.lock(audit));
        var writer = scope.write(table);
        writer.close();
        refusesAll(writer::get, () -> writer.set(9), writer::close, () -> writer.lock(audit));
        try (var again = scope.lock(config)) {
            assertEquals(1, again.get(), "nothing was written");
        }
    }

    @Test
    void aClosedGuardStaysClosedWhileItsMutexIsHeldInAPairOrSet() {
        var guard = scope.lock(from);
        guard.close();
        try (var pair = scope.lock(from, to)) {
            refusesAll(guard::get, () -> guard.set(9), guard::close, () -> guard.lock(audit));
        }
        try (var set = scope.lock(both)) {
            refusesAll(guard::get, () -> guard.set(9), guard::close, () -> guard.lock(audit));
        }
    }

    @Test
    void aGuardKeptTooLongNeverReachesWhatAnotherThreadHolds() throws Exception {
        var guard = scope.lock(config);
        guard.close();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        FutureTask<Integer> other =
                Threads.start(
                        () -> {
                            try (var otherHandle = KeyHandle.claim();
                                    var otherScope = otherHandle.scope();
                                    var same = otherScope.lock(config)) {
                                held.countDown();
                                done.await();
                                return same.get();
                            }
                        });
        held.await();
        List<Executable> uses = List.of(guard::get, () -> guard.set(9), guard::close);
        for (Executable use : uses) {
            var e = assertThrows(ThreadConfinementException.class, use);
            assertTrue(e.getMessage().contains("'other'"), e::getMessage);
        }
        done.countDown();
        assertEquals(1, Threads.result(other));
        refusesAll(guard::get, () -> guard.set(9), guard::close);
    }

    private static void refusesAll(Executable... uses) {
        for (Executable use : uses) {
            var e = assertThrows(IllegalStateException.class, use);
            assertTrue(e.getMessage().contains("closed"), e::getMessage);
        }
    }

    @Test
    void keysStayOnTheirThread() throws Exception {
        try (var outer = scope.lock(config);
                var pair = outer.lock(from, to)) {
            strangerMayNot(outer::get, "'config'");
            strangerMayNot(
                    () -> {
                        outer.set(9);
                        return null;
                    },
                    "'config'");
            strangerMayNot(pair::first, "'from'");
            strangerMayNot(pair::second, "'to'");
            strangerMayNot(() -> pair.lock(audit), "'audit'");
            strangerMayNot(
                    () -> {
                        pair.close();
                        return null;
                    },
                    "'from'");
            assertEquals(1, outer.get());
            Threads.assertFree(false, config, from, to);
            Threads.assertFree(true, audit);
        }
    }

    @Test
    void aStrangerWithAHandleOfItsOwnIsRefusedToo() throws Exception {
        try (var guard = scope.lock(config)) {
            strangerMayNot(
                    () -> {
                        try (var own = KeyHandle.claim();
                                var ownScope = own.scope();
                                var ownGuard = ownScope.lock(from)) {
                            return guard.get();
                        }
                    },
                    "'config'");
        }
    }

    private static void strangerMayNot(Callable<?> use, String object) {
        var e = assertThrows(ThreadConfinementException.class, () -> Threads.elsewhere(use));
        assertTrue(e.getMessage().contains(object), e::getMessage);
        assertTrue(e.getMessage().contains("'other'"), e::getMessage);
        assertTrue(e.getMessage().contains("'" + Thread.currentThread().getName() + "'"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void uncheckedCodeDoesNotGetRoundTheLevels() throws Exception {
        try (var guard = scope.lock(from)) {
            List<Executable> wrong =
                    List.of(
                            () -> ((LockKey) guard).lock(config),
                            () -> ((LockKey) guard).tryLock((Mutex) config),
                            () -> ((LockKey) guard).lock(to),
                            () -> ((LockKey) guard).lock(from),
                            () -> ((LockKey) guard).lock(both),
                            () -> ((LockKey) guard).lock(to, from),
                            () -> ((LockKey) guard).read(table),
                            () -> ((LockKey) guard).write(table));
            for (Executable lock : wrong) {
                var e = assertThrows(LockOrderException.class, lock);
                assertTrue(e.getMessage().contains("'from'"), e::getMessage);
            }
            var e = assertThrows(LockOrderException.class, wrong.get(0));
            assertTrue(e.getMessage().contains("Mutex 'config'"), e::getMessage);
            assertTrue(e.getMessage().contains("does not come after"), e::getMessage);
            e = assertThrows(LockOrderException.class, wrong.get(2));
            assertTrue(e.getMessage().contains("together"), e::getMessage);
            Threads.assertFree(true, config, to);
        }
        try (var reader = scope.read(table)) {
            assertThrows(LockOrderException.class, () -> ((LockKey) reader).write(table));
            assertThrows(LockOrderException.class, () -> ((LockKey) reader).read(table));
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void branchesDoNotMix() throws Exception {
        Mutex<Integer, TestLevels.Left> left = Mutex.of(TestLevels.LEFT, 1);
        Mutex<Integer, TestLevels.Right> right = Mutex.of(TestLevels.RIGHT, 2);
        try (var guard = scope.lock(left)) {
            assertThrows(LockOrderException.class, () -> ((LockKey) guard).lock(right));
            Threads.assertFree(true, right);
        }
    }

    @Test
    void aLevelThatLiesAboutItsTypesIsCheckedByItsPositions() {
        // To the compiler it leads from Config.Held to Audit.Held; what counts is what it was
        // given.
        final class Liar extends Level<TestLevels.Config.Held, TestLevels.Audit.Held> {
            @SuppressWarnings("unchecked")
            Liar() {
                super((Class) Unlocked.class, (Class) TestLevels.Config.Held.class);
            }
        }
        Mutex<Integer, Liar> lie = Mutex.of(new Liar(), 1);
        try (var guard = scope.lock(config)) {
            assertThrows(LockOrderException.class, () -> guard.lock(lie));
        }
    }
}
