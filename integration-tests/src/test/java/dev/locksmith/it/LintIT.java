package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Users who switch on every warning of javac, and let each fail the build. */
class LintIT {

    private static final Outcome SILENCE = new Outcome(0, "");

    private static final String BANK =
            """
            package bank;

            import dev.locksmith.annotations.LockOrder;
            import dev.locksmith.annotations.ThreadConfined;

            @LockOrder
            enum Bank { ACCOUNTS, AUDIT }

            @ThreadConfined
            final class Teller {
                private @ThreadConfined Runnable later;
            }
            """;

    /** Locks that are only held: nothing is read through their guards. */
    private static final String HELD =
            """
            package bank;

            import static bank.BankLevels.*;

            import dev.locksmith.KeyHandle;
            import dev.locksmith.LockSet;
            import dev.locksmith.Mutex;
            import dev.locksmith.RwMutex;

            final class Held {
                private final Mutex<Object, Accounts> first = ACCOUNTS.mutex("");
                private final Mutex<Object, Accounts> second = ACCOUNTS.mutex("");
                private final LockSet<Object, Accounts> all = LockSet.of(first, second);
                private final RwMutex<Object, Accounts> shared = ACCOUNTS.rwMutex("");
                private final Mutex<Object, Audit> log = AUDIT.mutex("");
                private int count;

                int count(KeyHandle handle) {
                    try (var scope = handle.scope()) {
                        return scope.lockWith(first, held -> count++)
                                + scope.lockWith(first, second, held -> count++)
                                + scope.lockWith(all, held -> count++)
                                + scope.readWith(shared, held -> count)
                                + scope.writeWith(shared, held -> count++)
                                + scope.lockWith(first, outer -> outer.lockWith(log, held -> count++));
                    }
                }

                void countLast(KeyHandle handle) {
                    try (var scope = handle.scope();
                            var account = scope.lock(first)) {
                        account.lockWith(log, held -> count++);
                    }
                }
            }
            """;

    /** Java 22 brought variables without a name. */
    private static final String UNNAMED =
            """
            package bank;

            import dev.locksmith.KeyHandle;
            import dev.locksmith.Mutex;

            final class Unnamed {
                private int count;

                void count(
                        KeyHandle handle,
                        Mutex<Object, BankLevels.Accounts> first,
                        Mutex<Object, BankLevels.Audit> log) {
                    try (var scope = handle.scope();
                            var account = scope.lock(first);
                            var _ = account.lock(log)) {
                        count++;
                    }
                }
            }
            """;

    @TempDir Path directory;

    private Javac strict(String processorPath) {
        return new Javac(directory)
                .with("-classpath", Javac.path(directory, Jars.ANNOTATIONS, Jars.RUNTIME))
                .with("-processorpath", processorPath);
    }

    @Test
    void held_locks_and_generated_levels_bring_no_warnings() throws Exception {
        assertEquals(
                SILENCE,
                strict(Jars.PROCESSOR)
                        .source("bank/Bank.java", BANK)
                        .source("bank/Held.java", HELD)
                        .run());
    }

    @Test
    void a_guard_without_a_name_brings_none() throws Exception {
        assumeTrue(Runtime.version().feature() >= 22);
        assertEquals(
                SILENCE,
                strict(Jars.PROCESSOR)
                        .source("bank/Bank.java", BANK)
                        .source("bank/Unnamed.java", UNNAMED)
                        .run());
    }

    @Test
    void a_guard_with_a_name_that_is_only_held_is_what_javac_warns_of() throws Exception {
        Outcome outcome =
                strict(Jars.PROCESSOR)
                        .source("bank/Bank.java", BANK)
                        .source(
                                "bank/Named.java",
                                UNNAMED.replace("var _", "var held")
                                        .replace("class Unnamed", "class Named"))
                        .run();
        assertTrue(outcome.output().contains("held is never referenced in body"), outcome.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void modules_bring_none(String path) throws Exception {
        assertEquals(
                SILENCE,
                new Javac(directory)
                        .with("--module-path", Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME))
                        .with(path, Jars.PROCESSOR)
                        .source("module-info.java", "module bank { requires dev.locksmith; }")
                        .source("bank/Bank.java", BANK)
                        .source("bank/Held.java", HELD)
                        .run());
    }

    /** Tells which of our annotations a processor was shown. */
    private static final String OTHER =
            """
            package other;

            import java.util.Set;
            import javax.annotation.processing.*;
            import javax.lang.model.SourceVersion;
            import javax.lang.model.element.TypeElement;
            import javax.tools.Diagnostic;

            %s
            public final class Other extends AbstractProcessor {
                %s

                @Override
                public SourceVersion getSupportedSourceVersion() {
                    return SourceVersion.latest();
                }

                @Override
                public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                    for (TypeElement each : annotations) {
                        processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, "shown " + each);
                    }
                    return false;
                }
            }
            """;

    private static final String IN_CODE =
            "@Override public Set<String> getSupportedAnnotationTypes() { return Set.of(\"%s\"); }";

    private Path other(String annotation, String member) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("processors"));
        Outcome compiled =
                Javac.lenient(folder)
                        .with("-proc:none", "-Xplugin:Locksmith mode=targeted")
                        .source("other/Other.java", OTHER.formatted(annotation, member))
                        .runHere();
        assertEquals(SILENCE, compiled);
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("javax.annotation.processing.Processor"), "other.Other\n");
        return folder;
    }

    @ParameterizedTest
    @CsvSource({
        "annotation, *, true",
        "annotation, dev.*, true",
        "annotation, dev.locksmith.annotations.LockOrder, true",
        "annotation, dev.locksmith.annotations/dev.locksmith.annotations.*, true",
        "annotation, com.acme.*, false",
        "code, *, true",
        "code, dev.locksmith.annotations.LockOrder, true",
    })
    void nothing_is_taken_from_a_processor_that_comes_later(
            String way, String name, boolean isShown) throws Exception {
        Path other =
                way.equals("code")
                        ? other("", IN_CODE.formatted(name))
                        : other("@SupportedAnnotationTypes(\"" + name + "\")", "");
        Outcome outcome =
                strict(Javac.path(Jars.PROCESSOR, other)).source("bank/Bank.java", BANK).run();
        String output = outcome.output();
        // On the class path no module is named after ours.
        boolean isPossible = !name.startsWith("dev.locksmith.annotations/");
        assertEquals(
                isShown && isPossible,
                output.contains("shown dev.locksmith.annotations.LockOrder"),
                output);
        assertEquals(!isShown, outcome.equals(SILENCE), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "dev.locksmith.annotations.LockOrder"})
    void a_processor_that_comes_first_is_shown_all_and_nothing_is_left_unclaimed(String name)
            throws Exception {
        Path other = other("", IN_CODE.formatted(name));
        Outcome outcome =
                strict(Javac.path(other, Jars.PROCESSOR)).source("bank/Bank.java", BANK).run();
        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(
                outcome.output().contains("shown dev.locksmith.annotations.LockOrder"),
                outcome.output());
    }
}
