package dev.locksmith.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Iterables;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The layout of the whole house: which package may know which, and how big a file may get. */
@AnalyzeClasses(packages = "dev.locksmith", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /**
     * A smell begins at 400; what is this long certainly has two jobs. Comments and empty lines do
     * not count: a long contract is no second job.
     */
    private static final int MAX_LINES = 550;

    /** An empty line, or one that a comment begins or goes on in, as the formatter writes them. */
    private static final Pattern NO_CODE = Pattern.compile("\\s*($|//|/\\*|\\*)");

    private static final DescribedPredicate<JavaClass> DOORS =
            resideInAnyPackage("dev.locksmith.processor").as("the two doors");

    /** The packages in the order in which a value passes them; each knows only those before it. */
    private static final List<String> ORDER =
            List.of(
                    "loading",
                    "fact",
                    "cfg",
                    "report",
                    "export",
                    "library",
                    "type",
                    "call",
                    "lockorder",
                    "dataflow",
                    "summary",
                    "rule",
                    "survey",
                    "generate",
                    "jsr269",
                    "javac");

    @ArchTest
    static void no_package_depends_on_a_later_one(JavaClasses classes) {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later =
                    ORDER.subList(i + 1, ORDER.size()).stream()
                            .map(ArchitectureTest::named)
                            .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(named(ORDER.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .check(classes);
            }
        }
    }

    @ArchTest
    static final ArchRule every_package_has_its_place_in_the_order =
            classes()
                    .that()
                    .resideInAPackage("dev.locksmith.processor..")
                    .should()
                    .resideInAnyPackage(
                            Stream.concat(
                                            Stream.of("dev.locksmith.processor"),
                                            ORDER.stream().map(ArchitectureTest::named))
                                    .toArray(String[]::new));

    /** Of a package and those inside it one builds on the other, and never both. */
    @ArchTest
    static final ArchRule packages_do_not_depend_on_each_other_in_a_circle =
            slices().matching("dev.locksmith.processor.(**)").should().beFreeOfCycles();

    private static String named(String box) {
        return "dev.locksmith.processor." + box + "..";
    }

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
                        .map(file -> file + ": " + lines(file) + " lines of code")
                        .collect(joining("\n"));
        assertEquals("", tooLong, "files over " + MAX_LINES + " lines of code have two jobs");
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
            return lines.filter(line -> !NO_CODE.matcher(line).lookingAt()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
