package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;

/** What {@code docs/library-models.md} says is so. */
class DocumentationTest {

    private static final String SCHEDULER =
            """
            package com.acme.scheduling;
            import java.time.Duration;
            import java.util.concurrent.Callable;
            class Scheduler {
                void every(Duration period, Runnable job) {}
                <T> T compute(Callable<T> work) { return null; }
                void runNow(Runnable job) { job.run(); }
            }
            """;

    @TempDir private Path directory;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "library-models.md"));
    }

    @Test
    void namesEveryWordOfTheVocabulary() throws IOException {
        String page = page();
        for (String word : StubAnnotations.vocabulary()) {
            assertTrue(Pattern.compile("`" + word + "\\b").matcher(page).find(), word);
        }
    }

    @Test
    void namesTheVersionsThatTheModelsAreHeldAgainst() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        List<String> supported =
                Pattern.compile("<([a-z0-9-]+)\\.oldest>(.*?)</")
                        .matcher(pom)
                        .results()
                        .map(oldest -> List.of(oldest.group(1), oldest.group(2)))
                        .filter(oldest -> pom.contains("<" + oldest.get(0) + ".version>"))
                        .map(oldest -> oldest.get(1) + " | " + newest(pom, oldest.get(0)))
                        .toList();
        List<String> told =
                Pattern.compile("(?m)^\\| [^|]+ \\| (\\d\\S* \\| \\d\\S*) \\|$")
                        .matcher(page())
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        assertEquals(supported, told);
    }

    private static String newest(String pom, String library) {
        Matcher version = Pattern.compile("<" + library + "\\.version>(.*?)</").matcher(pom);
        assertTrue(version.find(), library);
        return version.group(1);
    }

    @Test
    void itsExampleDoesWhatItSays() throws IOException {
        Matcher example =
                Pattern.compile(
                                "Then `acme.astub` reads:\\s+<!--.*?-->\\s+```java\\n(.*?)```",
                                Pattern.DOTALL)
                        .matcher(page());
        assertTrue(example.find());
        Path stub = directory.resolve("acme.astub");
        Files.writeString(stub, example.group(1));
        Compilation.toClassFiles(directory, SCHEDULER);
        Compilation javac = Compilation.against(directory.toString());
        List<StubProblem> problems = new ArrayList<>();
        LibraryModel model =
                javac.model(UserStubs.read(stub.toString(), problems::add, problems::add));

        ExecutableElement every = javac.onlyMethod("com.acme.scheduling.Scheduler", "every");
        ExecutableElement runNow = javac.onlyMethod("com.acme.scheduling.Scheduler", "runNow");
        assertEquals("[SENDABLE, REPEATED]", model.marksOfParameter(every, 1).toString());
        assertTrue(model.marksOfParameter(runNow, 0).isEmpty());
        assertTrue(model.knows(runNow));
        assertEquals(List.of(), problems);
    }
}
