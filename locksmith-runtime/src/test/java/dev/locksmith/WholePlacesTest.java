package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Modifier;

/**
 * A VM may read or write a plain {@code long} in two halves, but not a volatile one, nor one that
 * is reached by a handle.
 */
class WholePlacesTest {

    @Test
    void aPlaceIsNeverReadOrWrittenInHalves() throws Exception {
        assertTrue(Modifier.isVolatile(Key.class.getDeclaredField("place").getModifiers()));
    }
}
