package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The stubs that ship with the checker: one resource a package. The resource {@code packages} lists
 * them, because asking for a resource that is not there costs more than reading one that is.
 */
final class BundledStubs implements StubSource {

    private @Nullable Set<String> packages;

    /** The packages that are described. */
    Set<String> packages() {
        Set<String> known = packages;
        if (known == null) {
            known = Set.of(read("packages").strip().split("\n", -1));
            packages = known;
        }
        return known;
    }

    @Override
    public List<StubFile> stubsOf(String packageName) {
        if (!packages().contains(packageName)) {
            return List.of();
        }
        String name = packageName.concat(".astub");
        return List.of(StubFile.open(name, read(name), BundledStubs::broken));
    }

    @Override
    public boolean reportsUnresolved() {
        return false;
    }

    private static void broken(StubProblem problem) {
        throw new IllegalStateException(problem.toString());
    }

    private static String read(String name) {
        try (InputStream in = BundledStubs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the checker's jar is incomplete: it has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
