package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.OptionalInt;
import java.util.concurrent.Callable;

@SuppressWarnings("try") // often only held
class LocksmithTest {

    @Test
    void isTheOnlyOne() {
        try (Locksmith smith = Locksmith.create(1)) {
            assertTrue(Locksmith.tryCreate(1).isEmpty());
            assertTrue(Locksmith.tryCreateUnlimited().isEmpty());
            assertThrows(IllegalStateException.class, () -> Locksmith.create(1));
            assertThrows(IllegalStateException.class, Locksmith::createUnlimited);
            assertEquals(OptionalInt.of(1), smith.limit());
        }
    }

    @Test
    void isTheOnlyOneForOtherThreadsToo() throws Exception {
        try (Locksmith smith = Locksmith.create(1)) {
            assertFalse(Threads.elsewhere(() -> Locksmith.tryCreate(1).isPresent()));
        }
    }

    @Test
    void closingMakesRoomForTheNext() {
        Locksmith.create(1).close();
        Locksmith.createUnlimited().close();
        Locksmith.tryCreate(0).orElseThrow().close();
        Locksmith.tryCreateUnlimited().orElseThrow().close();
    }

    @Test
    void closingAgainDoesNotFreeThePlaceOfTheNext() {
        Locksmith first = Locksmith.create(1);
        first.close();
        try (Locksmith second = Locksmith.create(1)) {
            first.close();
            assertTrue(Locksmith.tryCreate(1).isEmpty());
        }
    }

    @Test
    void makesRoomWhenTheBodyThrows() {
        assertThrows(
                ArithmeticException.class,
                () -> {
                    try (Locksmith smith = Locksmith.create(1)) {
                        throw new ArithmeticException();
                    }
                });
        Locksmith.create(1).close();
    }

    @Test
    void makesRoomForAnotherThread() throws Exception {
        Locksmith.create(1).close();
        Threads.elsewhere(
                () -> {
                    Locksmith.create(1).close();
                    return null;
                });
        Locksmith.create(1).close();
    }

    @Test
    void issuesUpToItsLimit() {
        try (Locksmith smith = Locksmith.create(2)) {
            assertTrue(smith.issue().isPresent());
            assertTrue(smith.issue().isPresent());
            assertTrue(smith.issue().isEmpty());
            assertTrue(smith.issue().isEmpty());
            assertEquals(2, smith.issued());
        }
    }

    @Test
    void givesNothingOfItsLimitBack() {
        try (Locksmith smith = Locksmith.create(1)) {
            smith.issue().orElseThrow().redeem().orElseThrow().close();
            assertTrue(smith.issue().isEmpty());
            assertEquals(1, smith.issued());
        }
    }

    @Test
    void mayHaveTheLimitZero() {
        try (Locksmith smith = Locksmith.create(0)) {
            assertEquals(OptionalInt.of(0), smith.limit());
            assertTrue(smith.issue().isEmpty());
            assertEquals(0, smith.issued());
        }
    }

    @Test
    void refusesANegativeLimitAndTakesNoPlace() {
        var e = assertThrows(IllegalArgumentException.class, () -> Locksmith.create(-1));
        assertTrue(e.getMessage().contains("-1"), e::getMessage);
        assertThrows(IllegalArgumentException.class, () -> Locksmith.tryCreate(Integer.MIN_VALUE));
        Locksmith.create(1).close();
    }

    @Test
    void maybeUnlimited() {
        try (Locksmith smith = Locksmith.createUnlimited()) {
            assertEquals(OptionalInt.empty(), smith.limit());
            for (int i = 0; i < 1000; i++) {
                assertTrue(smith.issue().isPresent());
            }
            assertEquals(1000, smith.issued());
        }
    }

    @Test
    void countsFromZeroAgainOnlyInANewOne() {
        try (Locksmith smith = Locksmith.create(1)) {
            smith.issue();
        }
        try (Locksmith smith = Locksmith.create(1)) {
            assertEquals(0, smith.issued());
            assertTrue(smith.issue().isPresent());
        }
    }

    @Test
    void refusesUseAfterItsClose() {
        Locksmith smith = Locksmith.create(1);
        smith.close();
        assertThrows(IllegalStateException.class, smith::issue);
        assertThrows(IllegalStateException.class, smith::issued);
        assertThrows(IllegalStateException.class, smith::limit);
        assertTrue(smith.toString().contains("closed"), smith::toString);
    }

    @Test
    void staysOnItsThread() throws Exception {
        try (Locksmith smith = Locksmith.create(1)) {
            refuses(smith::issue);
            refuses(smith::issued);
            refuses(smith::limit);
            refuses(
                    () -> {
                        smith.close();
                        return null;
                    });
            assertTrue(Locksmith.tryCreate(1).isEmpty(), "close by another thread changes nothing");
            assertTrue(smith.issue().isPresent());
            assertNotNull(Threads.elsewhere(smith::toString));
        }
    }

    private static void refuses(Callable<?> operation) {
        var e = assertThrows(ThreadConfinementException.class, () -> Threads.elsewhere(operation));
        assertTrue(e.getMessage().contains("Locksmith"), e::getMessage);
        assertTrue(e.getMessage().contains("'" + Thread.currentThread().getName() + "'"));
        assertTrue(e.getMessage().contains("'other'"), e::getMessage);
    }

    @Test
    void saysWhatItHasIssued() {
        try (Locksmith smith = Locksmith.create(3)) {
            smith.issue();
            assertTrue(smith.toString().contains("issued 1 of 3"), smith::toString);
        }
        try (Locksmith smith = Locksmith.createUnlimited()) {
            assertTrue(smith.toString().endsWith("issued 0"), smith::toString);
        }
    }
}
