package dev.locksmith.it;

import static dev.locksmith.it.Shop.LEAK;
import static dev.locksmith.it.Shop.SESSION;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Each way of running javac: with and without processing, with and without class files. */
public class CompilationModesIT {

    private static final Outcome SILENCE = new Outcome(0, "");

    @TempDir Path directory;

    private Javac checked() {
        return Javac.checked(directory);
    }

    @Test
    void the_plugin_without_annotation_processing() {
        checked()
                .with("-proc:none")
                .source("shop/Session.java", SESSION)
                .source("shop/Leak.java", LEAK)
                .verifyHere();
    }

    @Test
    void the_plugin_alone_says_once_how_options_reach_it() throws Exception {
        for (String alone : List.of("-proc:none", "-processor=" + Idle.class.getName())) {
            Javac javac =
                    checked()
                            .with(alone.split("=", 2))
                            .with("-Alocksmith.mode=complete", "-Xlint:all", "-Werror")
                            .source("shop/Session.java", SESSION)
                            .source("shop/Other.java", "package shop; class Other {}");
            if (!alone.equals("-proc:none")) {
                javac.with("-processorpath", Javac.path(Jars.PROCESSOR, testClasses()));
                javac.with("-Xlint:-processing,-options");
            }
            Outcome outcome = javac.run();
            assertEquals(0, outcome.status(), outcome.output());
            assertEquals(
                    2,
                    outcome.output().split("-Xplugin:Locksmith mode=", -1).length,
                    outcome.output());
        }
    }

    @Test
    void it_does_not_say_so_where_options_have_reached_it() {
        assertEquals(
                SILENCE,
                checked()
                        .with("-proc:none", "-Xplugin:Locksmith mode=targeted")
                        .source("shop/Session.java", SESSION)
                        .runHere());
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(Idle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Another processor, named so that javac does not look for ours. */
    public static final class Idle extends AbstractProcessor {
        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public Set<String> getSupportedOptions() {
            return Set.of("locksmith.mode");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
            return false;
        }
    }

    @Test
    void processing_without_compilation() {
        assertEquals(
                SILENCE,
                checked()
                        .with("-proc:only")
                        .source("shop/Session.java", SESSION)
                        .source("shop/Leak.java", LEAK)
                        .runHere());
    }

    private static final String OFFICE =
            """
            package shop;

            import dev.locksmith.annotations.Sendable;

            final class Office {
                static Session last; // ERROR shared-state

                @Sendable
                static final class Note {
                    final Session session = null; // ERROR not-sendable
                }

                void body(Session session) {
                    new Thread(() -> session.ask("?")).start();
                }
            }
            """;

    @Test
    void processing_without_compilation_checks_declarations_once() {
        checked()
                .with("-proc:only")
                .source("shop/Session.java", SESSION)
                .source("shop/Office.java", OFFICE)
                .verifyHere();
    }

    @Test
    void processing_without_compilation_leaves_errors_of_others_alone() {
        Outcome outcome =
                checked()
                        .with("-proc:only")
                        .source("shop/Session.java", SESSION)
                        .source("shop/Office.java", OFFICE)
                        .source(
                                "shop/Order.java",
                                "@dev.locksmith.annotations.LockOrder enum Order {}")
                        .runHere();
        assertEquals(2, outcome.output().split("error:", -1).length, outcome.output());
    }

    /** Kotlin's kapt shows javac such stubs, and ends without the events of a compilation. */
    @Test
    void stubs_of_kotlin_are_checked_when_the_processors_end() {
        Outcome outcome =
                checked()
                        .with("-proc:only")
                        .source(
                                "kotlin/Metadata.java",
                                "package kotlin; public @interface Metadata {}")
                        .source("shop/Session.java", SESSION)
                        .source(
                                "shop/Office.java",
                                OFFICE.replace(
                                        "final class Office",
                                        "@kotlin.Metadata final class Office"))
                        .verifyHere();
        assertEquals(
                2,
                outcome.output().split("only declarations are checked", -1).length,
                outcome.output());
    }

    @Test
    void class_files_are_those_that_javac_writes_alone() throws IOException, InterruptedException {
        Path alone = Files.createDirectory(directory.resolve("alone"));
        Path both = Files.createDirectory(directory.resolve("both"));
        String good = LEAK.replace("session.ask(\"?\")", "System.out.println()");
        for (Javac javac : List.of(Javac.lenient(alone), Javac.checked(both))) {
            Outcome outcome =
                    javac.with("-g", "-parameters")
                            .with("-classpath", Jars.ANNOTATIONS)
                            .source("shop/Session.java", SESSION)
                            .source("shop/Leak.java", good)
                            .run(); // here javac would find the checker on our class path
            assertEquals(SILENCE, outcome);
        }
        try (Stream<Path> files = Files.walk(alone)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path other = both.resolve(alone.relativize(file));
                assertEquals(-1, Files.mismatch(file, other), file.toString());
            }
        }
    }
}
