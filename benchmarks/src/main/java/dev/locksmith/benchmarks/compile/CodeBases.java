package dev.locksmith.benchmarks.compile;

import dev.locksmith.benchmarks.compile.generate.ConfinedClasses;
import dev.locksmith.benchmarks.compile.generate.DeepGenerics;
import dev.locksmith.benchmarks.compile.generate.ManyMethods;
import dev.locksmith.benchmarks.compile.generate.OneClass;
import dev.locksmith.benchmarks.compile.generate.SmallClasses;
import dev.locksmith.benchmarks.compile.generate.WrapperChain;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The code bases by name: a generated one is called after its kind and size, as in {@code
 * small-10000}.
 */
final class CodeBases {

    private final Path archives;
    private final Path directory;
    private @Nullable CodeBase current;

    /**
     * @param archives where the published source archives are
     * @param directory where the sources are written
     */
    CodeBases(Path archives, Path directory) {
        this.archives = archives;
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Writes its sources, and drops those of the code base named before. */
    CodeBase named(String name) throws IOException {
        CodeBase known = current;
        if (known == null || !known.name().equals(name)) {
            if (known != null) {
                CodeBase.delete(directory.resolve(known.name()));
            }
            known =
                    Plan.LIBRARIES.contains(name)
                            ? CodeBase.unpacked(
                                    name, archives.resolve(name + "-sources.jar"), directory)
                            : CodeBase.written(name, generated(name), directory);
            current = known;
        }
        return known;
    }

    private static Map<String, String> generated(String name) {
        int dash = name.lastIndexOf('-');
        int size = Integer.parseInt(name.substring(dash + 1));
        String kind = name.substring(0, dash);
        return switch (kind) {
            case "one-class" -> OneClass.source();
            case "small" -> SmallClasses.ofLines(size);
            case "confined" -> ConfinedClasses.ofLines(size);
            case "methods" -> ManyMethods.of(size);
            case "wrappers" -> WrapperChain.of(size);
            case "generics" -> DeepGenerics.of(size);
            default -> throw new IllegalArgumentException("no code base of the kind " + kind);
        };
    }
}
