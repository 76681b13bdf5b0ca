package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** The jars under test, as the build packaged them. */
final class Jars {

    static final String ANNOTATIONS = System.getProperty("locksmith.annotations.jar");
    static final String RUNTIME = System.getProperty("locksmith.runtime.jar");
    static final String PROCESSOR = System.getProperty("locksmith.processor.jar");

    private static final String ARCHIVE = "dev/locksmith/processor/loading/checker.archive";

    private Jars() {}

    /** The names of the files in the archive inside the checker's jar. */
    static List<String> packedIn(JarFile jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (DataInputStream archive =
                new DataInputStream(
                        new BufferedInputStream(jar.getInputStream(jar.getEntry(ARCHIVE))))) {
            for (int left = archive.readInt(); left > 0; left--) {
                names.add(archive.readUTF());
                int length = archive.readInt();
                assertTrue(length >= 0, "a file of " + length + " bytes");
            }
        }
        return names;
    }
}
