package dev.locksmith.it;

import dev.locksmith.it.Javac.Outcome;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The sources of this build in another folder, as a clone has them, to be built there. */
record Clone(Path root, Maven maven) {

    /** The modules that are published. */
    static final Set<String> MODULES =
            Set.of("locksmith-annotations", "locksmith-runtime", "locksmith-processor");

    private static final Set<String> LEFT_OUT = Set.of(".git", "target");

    static Clone in(Path root, Path repository) throws IOException {
        Path sources = Path.of(System.getProperty("locksmith.root")).toRealPath();
        Files.walkFileTree(
                sources,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        if (LEFT_OUT.contains(directory.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(root.resolve(sources.relativize(directory)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        // In a linked work tree, .git is a file.
                        if (!LEFT_OUT.contains(file.getFileName().toString())) {
                            Files.copy(file, root.resolve(sources.relativize(file)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return new Clone(root, Maven.in(root, repository));
    }

    /** Builds what would be published. */
    void build(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = maven.run(arguments);
        if (outcome.status() != 0) {
            throw new AssertionError(outcome.output());
        }
    }

    /** The same with a variable in Maven's environment. */
    Clone with(String variable, String value) {
        return new Clone(root, maven.with(variable, value));
    }
}
