package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.Failure.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import java.util.List;
import java.util.concurrent.FutureTask;

/** Sets of mutexes of several types, and with some that are read. */
@SuppressWarnings("try") // often only held
class MixedSetTest {

    private final Mutex<String, TestLevels.Account> name =
            Mutex.named("name", TestLevels.ACCOUNT, "a");
    private final RwMutex<List<String>, TestLevels.Account> prices =
            RwMutex.named("prices", TestLevels.ACCOUNT, List.of("p"));
    private final Mutex<Integer, TestLevels.Account> count =
            Mutex.named("count", TestLevels.ACCOUNT, 1);
    private final RwMutex<Integer, TestLevels.Account> stock =
            RwMutex.named("stock", TestLevels.ACCOUNT, 10);

    private final LockSet<Object, TestLevels.Account> sale =
            LockSet.of(stock.toWrite(), count, name, prices.toRead());

    private KeyHandle handle;
    private LockScope scope;

    @BeforeEach
    void open() {
        handle = KeyHandle.claim();
        scope = handle.scope();
    }

    @AfterEach
    void nothingIsHeld() throws Exception {
        scope.close();
        handle.close();
        Threads.assertFree(true, name, count);
        assertTrue(prices.toString().endsWith("free"), prices::toString);
        assertTrue(stock.toString().endsWith("free"), stock::toString);
    }

    @Test
    void eachMemberHasItsOwnType() throws Exception {
        try (var guard = scope.lock(sale)) {
            String text = guard.get(name) + guard.get(prices).get(0);
            int number = guard.get(count) + guard.get(stock);
            guard.set(count, number);
            guard.set(name, text);
            guard.set(stock, 9);
            assertEquals(List.of("ap", List.of("p"), 11, 9), guard.values());
            Threads.assertFree(false, name, count);
            assertTrue(prices.toString().endsWith("read by 1"), prices::toString);
            assertTrue(stock.toString().contains("written by"), stock::toString);
        }
        scope.lock(sale).close();
    }

    @Test
    void otherReadersComeInAndWritersDoNot() throws Exception {
        try (var guard = scope.lock(sale)) {
            assertEquals(true, elsewhere(key -> key.tryRead(prices)));
            assertEquals(false, elsewhere(key -> key.tryWrite(prices)));
            assertEquals(false, elsewhere(key -> key.tryRead(stock)));
        }
        try (var reader = scope.read(prices)) {
            assertEquals(true, elsewhere(key -> key.tryLock(sale)));
        }
    }

    private interface Locking {
        LockKey<?> lock(LockScope scope);
    }

    private static boolean elsewhere(Locking locking) throws Exception {
        return Threads.elsewhere(
                () -> {
                    try (var handle = KeyHandle.claim();
                            var scope = handle.scope();
                            var guard = locking.lock(scope)) {
                        return guard != null;
                    }
                });
    }

    @Test
    void ofASetThatCannotBeHadNothingIsKept() throws Exception {
        try (var held = HeldElsewhere.writing(stock)) {
            assertNull(scope.tryLock(sale));
            Threads.assertFree(true, name, count);
            assertTrue(prices.toString().endsWith("free"), prices::toString);
        }
        try (var held = HeldElsewhere.of(count)) {
            assertNull(scope.tryLock(sale));
            assertTrue(prices.toString().endsWith("free"), prices::toString);
        }
    }

    @Test
    void itWaitsForReadersAndWriters() throws Exception {
        FutureTask<Boolean> waiting;
        try (var written = HeldElsewhere.writing(prices)) {
            waiting = Threads.start(() -> elsewhere(key -> key.lock(sale)));
        }
        assertEquals(true, Threads.result(waiting));
    }

    @Test
    void whatIsReadIsNotWritten() {
        try (var guard = scope.lock(sale)) {
            var e =
                    assertThrows(
                            IllegalArgumentException.class, () -> guard.set(prices, List.of()));
            assertTrue(e.getMessage().contains("'prices'"), e::getMessage);
        }
        try (var guard = scope.lock(LockSet.<Object, TestLevels.Account>of(name, count))) {
            assertThrows(IllegalArgumentException.class, () -> guard.get(prices));
            assertThrows(IllegalArgumentException.class, () -> guard.set(stock, 1));
        }
    }

    @Test
    void aLockOccursOnceInWhateverWay() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LockSet.of(prices.toRead(), prices.toWrite()));
        assertTrue(LockSet.tryOf(prices.toRead(), name, prices.toRead()).isEmpty());
        assertTrue(LockSet.tryOf(List.of(count, count)).isEmpty());
        assertNotNull(LockSet.tryOf(name, count).orElseThrow());
        assertFalse(LockSet.<Integer, TestLevels.Account>tryOf().isEmpty());
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void ofOneLevelOnly() {
        Mutex config = Mutex.of(TestLevels.CONFIG, 1);
        assertThrows(IllegalArgumentException.class, () -> LockSet.of(config, count));
        assertThrows(IllegalArgumentException.class, () -> LockSet.tryOf(config, count));
    }

    @Test
    void itSaysWhatItIs() {
        assertEquals(
                "LockSet [Mutex 'name' #"
                        + name.id()
                        + " of level Account, RwMutex 'prices' #"
                        + prices.id()
                        + " of level Account to read]",
                LockSet.of(prices.toRead(), name).toString());
        assertEquals(
                "RwMutex 'stock' #" + stock.id() + " of level Account to write",
                stock.toWrite().toString());
        assertSame(TestLevels.ACCOUNT, stock.toRead().level());
    }

    // JDK 25 leaves a waiter that fails in its own queue, and who comes later waits behind it.
    @Test
    @EnabledForJreRange(max = JRE.JAVA_17)
    void anErrorAtAnyStepLeavesNothingHeld() throws Exception {
        for (RwMutex<?, ?> failing : List.of(prices, stock)) {
            Failure failure = FailingRwLock.in(failing);
            for (Step step : Step.values()) {
                Error error = new Error(step.toString());
                if (step == Step.BEFORE_TAKING || step == Step.AFTER_TAKING) {
                    try (var held = HeldElsewhere.writing(failing)) {
                        failure.comesAt(step, error);
                        failure.beforeTaking(held::close);
                        assertSame(error, assertThrows(Error.class, () -> scope.lock(sale)));
                    }
                } else {
                    var guard = scope.lock(sale);
                    failure.comesAt(step, error);
                    assertSame(error, assertThrows(Error.class, guard::close));
                }
                assertTrue(failure.hasCome(), step::toString);
                nothingIsHeldNow();
            }
        }
    }

    private void nothingIsHeldNow() throws Exception {
        Threads.assertFree(true, name, count);
        assertTrue(prices.toString().endsWith("free"), prices::toString);
        assertTrue(stock.toString().endsWith("free"), stock::toString);
        scope.lock(sale).close();
    }

    @Test
    void writingIsDowngradedToReading() throws Exception {
        try (var guard = scope.write(stock)) {
            guard.set(11);
            FutureTask<Boolean> reader = Threads.start(() -> elsewhere(key -> key.read(stock)));
            guard.downgrade();
            guard.downgrade();
            assertEquals(true, Threads.result(reader));
            assertEquals(11, guard.get());
            assertEquals(false, elsewhere(key -> key.tryWrite(stock)));
            var e = assertThrows(IllegalStateException.class, () -> guard.set(12));
            assertTrue(e.getMessage().contains("'stock'"), e::getMessage);
            try (var ambient = AmbientScope.open()) {
                assertThrows(LockOrderException.class, () -> ambient.write(stock));
            }
        }
        try (var guard = scope.write(stock)) {
            guard.set(13);
            assertEquals(false, elsewhere(key -> key.tryRead(stock)));
        }
    }

    @Test
    void whoWaitsToWriteWaitsForTheDowngradedGuard() throws Exception {
        FutureTask<Boolean> writer;
        try (var guard = scope.write(stock)) {
            writer = Threads.start(() -> elsewhere(key -> key.write(stock)));
            while (!stock.lock().hasQueuedThreads()) {
                Thread.onSpinWait();
            }
            guard.downgrade();
            assertEquals(11, guard.get() + 1);
        }
        assertEquals(true, Threads.result(writer));
    }
}
