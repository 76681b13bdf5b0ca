package dev.locksmith.processor.library;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
     * @param warnings is told of directories in which there is no stub file
     */
    public static UserStubs read(
            String paths, Consumer<StubProblem> problems, Consumer<StubProblem> warnings) {
        UserStubs stubs = new UserStubs();
        for (String path : paths.split(File.pathSeparator, -1)) {
            if (!path.isBlank()) {
                try {
                    stubs.readPath(Path.of(path.strip()), problems, warnings);
                } catch (InvalidPathException e) {
                    problems.accept(new StubProblem(path, 0, "is no path: " + e.getReason()));
                }
            }
        }
        return stubs;
    }

    private void readPath(
            Path path, Consumer<StubProblem> problems, Consumer<StubProblem> warnings) {
        if (!Files.exists(path)) {
            problems.accept(
                    new StubProblem(
                            path.toString(),
                            0,
                            "no such stub file or directory; the option locksmith.stubs takes"
                                    + " paths, separated by '"
                                    + File.pathSeparator
                                    + "'"));
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files =
                    walk.filter(Files::isRegularFile)
                            .filter(each -> each.equals(path) || each.toString().endsWith(SUFFIX))
                            .sorted()
                            .toList();
            files.forEach(file -> readFile(file, problems));
            if (files.isEmpty()) {
                warnings.accept(
                        new StubProblem(
                                path.toString(),
                                0,
                                "there is no stub file in this directory; their names end in "
                                        + SUFFIX));
            }
        } catch (IOException | UncheckedIOException e) {
            problems.accept(new StubProblem(path.toString(), 0, "cannot be listed: " + e));
        }
    }

    private void readFile(Path path, Consumer<StubProblem> problems) {
        String text;
        try {
            text = Files.readString(path);
        } catch (CharacterCodingException e) {
            problems.accept(new StubProblem(path.toString(), 0, "cannot be read as UTF-8: " + e));
            return;
        } catch (IOException e) {
            problems.accept(new StubProblem(path.toString(), 0, "cannot be read: " + e));
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
