package dev.locksmith.processor.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stubs that jars carry: {@code META-INF/locksmith/<package>.astub}. A jar on the class path or the
 * processor path says with them what its classes, or those of a library it builds on, do with
 * threads.
 */
public final class JarStubs extends StubSource {

    private final Function<String, Optional<CharSequence>> resources;
    private final Consumer<StubProblem> problems;

    /**
     * @param resources reads the resource of this path from the class path or processor path, empty
     *     if there is none
     */
    public JarStubs(
            Function<String, Optional<CharSequence>> resources, Consumer<StubProblem> problems) {
        this.resources = resources;
        this.problems = problems;
    }

    @Override
    List<StubFile> stubsOf(String packageName) {
        if (packageName.startsWith("java.")) {
            return List.of();
        }
        String path = "META-INF/locksmith/".concat(packageName).concat(".astub");
        CharSequence text = resources.apply(path).orElse(null);
        if (text == null) {
            return List.of();
        }
        StubFile file = StubFile.open(path, text.toString(), problems);
        if (!file.describes(packageName)) {
            file.report(0, "expected 'package " + packageName + ";', as the file's name says");
            return List.of();
        }
        return List.of(file);
    }
}
