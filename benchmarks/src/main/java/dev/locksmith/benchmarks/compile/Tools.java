package dev.locksmith.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the tools are, as paths of jars and directories.
 *
 * @param own these benchmarks' classes
 * @param locksmith the checker's jar
 * @param others Error Prone, NullAway, the Checker Framework, and what the code bases need
 */
record Tools(String own, String locksmith, String others) {

    private static final String CHECKER = "locksmith-processor";

    /** The jars in a directory, the checker's among them. */
    static Tools in(Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory)) {
            String all =
                    jars.map(jar -> jar.toAbsolutePath().toString())
                            .sorted()
                            .collect(Collectors.joining(File.pathSeparator));
            return new Tools(ownClasses(), only(all, CHECKER, true), only(all, CHECKER, false));
        }
    }

    /** The others' jars without those of this artifact, which would join in by itself. */
    String othersBut(String artifact) {
        return only(others, artifact, false);
    }

    private static String only(String path, String artifact, boolean wanted) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(jar -> new File(jar).getName().startsWith(artifact) == wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String ownClasses() {
        try {
            return Path.of(Tools.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
