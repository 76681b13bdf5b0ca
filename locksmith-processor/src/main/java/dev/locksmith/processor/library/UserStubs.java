package dev.locksmith.processor.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Stubs the user names with {@code -Alocksmith.stubs=path[:path]}: files of any name, and
 * directories, of which every {@code .astub} file is taken. They are read at once, so that every
 * mistake in them is reported even if nobody asks for their package.
 */
public final class UserStubs extends StubSource {

    private static final String SUFFIX = ".astub";

    private final Map<String, List<StubFile>> byPackage = new HashMap<>();

    private UserStubs() {}

    /**
     * Reads these stubs.
     *
     * @param paths files and directories, separated as in a class path; the first is the strongest
     */
    public static UserStubs read(String paths, Consumer<StubProblem> problems) {
        UserStubs stubs = new UserStubs();
        for (String path : paths.split(File.pathSeparator, -1)) {
            if (!path.isBlank()) {
                stubs.readPath(Path.of(path.strip()), problems);
            }
        }
        return stubs;
    }

    private void readPath(Path path, Consumer<StubProblem> problems) {
        if (!Files.exists(path)) {
            problems.accept(
                    new StubProblem(
                            path.toString(),
                            0,
                            "no such stub file or directory; see the option locksmith.stubs"));
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.equals(path) || file.toString().endsWith(SUFFIX)) {
                    readFile(file, problems);
                }
            }
        } catch (IOException e) {
            problems.accept(new StubProblem(path.toString(), 0, "cannot be listed: " + e));
        }
    }

    private void readFile(Path path, Consumer<StubProblem> problems) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            problems.accept(new StubProblem(path.toString(), 0, "cannot be read as UTF-8: " + e));
            return;
        }
        StubFile file = StubFile.open(path.toString(), text, problems);
        file.types();
        byPackage.computeIfAbsent(file.packageName(), any -> new ArrayList<>()).add(file);
    }

    @Override
    List<StubFile> stubsOf(String packageName, TypeElement any) {
        return stubsOf(packageName);
    }

    List<StubFile> stubsOf(String packageName) {
        return byPackage.getOrDefault(packageName, List.of());
    }

    @Override
    void check(String packageName, Elements elements) {
        for (StubFile file : stubsOf(packageName)) {
            StubResolution.check(file, packageName, elements, 0);
        }
    }
}
