package dev.locksmith.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Iterables;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.locksmith.processor.fact.Fact;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The layout of the whole house: which package may know which, and how big a file may get. */
@AnalyzeClasses(packages = "dev.locksmith", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** A smell begins at 400; what is this long certainly has two jobs. */
    private static final int MAX_LINES = 600;

    private static final DescribedPredicate<JavaClass> DOORS =
            type(LocksmithPlugin.class).or(type(LocksmithProcessor.class)).as("the two doors");

    @ArchTest
    static final ArchRule what_is_known_does_not_depend_on_how_it_is_found_or_judged =
            noClasses()
                    .that()
                    .resideInAnyPackage("..fact..", "..type..", "..library..", "..report..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..scan..", "..rule..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule graphs_know_nothing_of_what_is_done_with_them =
            noClasses()
                    .that()
                    .resideInAPackage("..cfg..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.locksmith.processor.scan..",
                            "dev.locksmith.processor.summary..",
                            "dev.locksmith.processor.rule..",
                            "dev.locksmith.processor.type..",
                            "dev.locksmith.processor.library..",
                            "dev.locksmith.processor.report..",
                            "dev.locksmith.processor.javac..");

    @ArchTest
    static final ArchRule facts_are_records =
            classes().that().implement(Fact.class).should().beRecords();

    @ArchTest
    static final ArchRule only_report_prints_messages =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.locksmith.processor.report..")
                    .should()
                    .callMethodWhere(
                            DescribedPredicate.describe(
                                    "prints a message",
                                    call -> call.getTarget().getName().equals("printMessage")))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_javac_listens_to_tasks =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.locksmith.processor.javac..")
                    .should()
                    .dependOnClassesThat(type(TaskListener.class).or(type(TaskEvent.class)))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_javac_and_the_doors_know_the_task =
            noClasses()
                    .that(
                            DescribedPredicate.not(
                                    resideInAnyPackage("dev.locksmith.processor.javac..")
                                            .or(DOORS)))
                    .should()
                    .dependOnClassesThat(type(JavacTask.class))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_doors_do_not_use_the_task =
            noClasses()
                    .that(DOORS)
                    .should()
                    .accessTargetWhere(
                            DescribedPredicate.describe(
                                    "uses the task",
                                    access ->
                                            access.getTargetOwner()
                                                    .isAssignableTo(JavacTask.class)));

    @ArchTest
    static final ArchRule packages_have_names_that_say_something =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..", "..base..", "..common..", "..internal..", "..impl..");

    @Test
    void a_file_has_one_job() throws IOException {
        List<Path> sources = sources(house());
        assertFalse(sources.isEmpty(), "no sources below " + house());
        String tooLong =
                sources.stream()
                        .filter(file -> lines(file) > MAX_LINES)
                        .map(file -> file + ": " + lines(file) + " lines")
                        .collect(joining("\n"));
        assertEquals("", tooLong, "files over " + MAX_LINES + " lines have two jobs");
    }

    /** The directory that holds all modules, wherever the test is started in it. */
    private static Path house() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static List<Path> sources(Path house) throws IOException {
        Path target = Path.of("target");
        try (Stream<Path> files = Files.walk(house)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !Iterables.contains(house.relativize(file), target))
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
