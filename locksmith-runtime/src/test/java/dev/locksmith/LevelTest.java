package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LevelTest {

    interface Outer extends Unlocked {}

    interface Inner extends Outer {}

    /** A level whose positions come from unchecked code. */
    private static final class ByHand extends Level<Object, Object> {
        @SuppressWarnings("unchecked")
        ByHand(Class<?> from, Class<?> to) {
            super((Class<Object>) from, (Class<Object>) to);
        }
    }

    @Test
    void leadsStrictlyDeeper() {
        new ByHand(Unlocked.class, Outer.class);
        new ByHand(Unlocked.class, Inner.class);
        new ByHand(Outer.class, Inner.class);
    }

    @Test
    void refusesToLeadBackToWhereItStarts() {
        var e =
                assertThrows(
                        IllegalArgumentException.class, () -> new ByHand(Outer.class, Outer.class));
        assertTrue(e.getMessage().contains("ByHand"), e::getMessage);
        assertTrue(e.getMessage().contains(Outer.class.getTypeName()), e::getMessage);
    }

    @Test
    void refusesToLeadUpOrAside() {
        assertThrows(IllegalArgumentException.class, () -> new ByHand(Inner.class, Outer.class));
        assertThrows(IllegalArgumentException.class, () -> new ByHand(Outer.class, Unlocked.class));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ByHand(Outer.class, TestLevels.Config.Held.class));
    }

    @Test
    void startsFromAPosition() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new ByHand(Object.class, Outer.class));
        assertTrue(e.getMessage().contains("Unlocked"), e::getMessage);
        assertThrows(NullPointerException.class, () -> new ByHand(null, Outer.class));
        assertThrows(NullPointerException.class, () -> new ByHand(Outer.class, null));
    }

    @Test
    void isNamedAfterItsClassOrByItself() {
        assertEquals("Config", TestLevels.CONFIG.name());
        assertEquals(
                "Account (from LevelTest.Outer to LevelTest.Inner)",
                new Level<Outer, Inner>("Account", Outer.class, Inner.class) {}.toString());
    }
}
