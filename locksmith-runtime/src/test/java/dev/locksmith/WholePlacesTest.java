package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/**
 * A VM may read or write a plain {@code long} in two halves. The place of a guard is private to its
 * class, and its class has no plain access to it.
 */
class WholePlacesTest {

    @Test
    void aPlaceIsReadAndWrittenByItsHandleAlone() throws Exception {
        Path classes =
                Path.of(Key.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        StringWriter code = new StringWriter();
        int status =
                ToolProvider.findFirst("javap")
                        .orElseThrow()
                        .run(
                                new PrintWriter(code),
                                new PrintWriter(code),
                                "-private",
                                "-c",
                                "-classpath",
                                classes.toString(),
                                Key.class.getName());
        assertEquals(0, status, code::toString);
        assertTrue(code.toString().contains("private long place;"), code::toString);
        assertTrue(code.toString().contains("Field PLACE:"), code::toString);
        assertFalse(code.toString().contains("Field place:"), code::toString);
        assertEquals(Key.class, Key.class.getNestHost());
        assertEquals(0, Key.class.getDeclaredClasses().length, "which could have such an access");
    }
}
