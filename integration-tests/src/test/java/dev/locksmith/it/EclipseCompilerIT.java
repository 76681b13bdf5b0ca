package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packaged jars in the Eclipse compiler, in a process of its own. */
class EclipseCompilerIT {

    private static final String BANK =
            """
            package bank;

            import static bank.BankLevels.ACCOUNTS;
            import static bank.BankLevels.AUDIT;

            import bank.BankLevels.Accounts;
            import bank.BankLevels.Audit;
            import dev.locksmith.KeyHandle;
            import dev.locksmith.Mutex;
            import dev.locksmith.annotations.LockOrder;

            @LockOrder
            enum Bank { ACCOUNTS, AUDIT }

            final class Branch {
                static KeyHandle handle;
                final Mutex<Long, Accounts> savings = ACCOUNTS.mutex(100L);
                final Mutex<String, Audit> log = AUDIT.mutex("");

                void note(KeyHandle handle) {
                    try (var scope = handle.scope();
                            var account = scope.lock(savings);
                            var log = account.lock(this.log)) {
                        log.set(log.get() + account.get());
                    }
                }
            }
            """;

    @TempDir Path directory;

    @Test
    void lock_orders_are_generated_and_declarations_checked() throws Exception {
        Files.createDirectories(directory.resolve("bank"));
        Files.writeString(directory.resolve("bank/Bank.java"), BANK);
        String output =
                compile(
                        "-classpath",
                        Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME),
                        "-processorpath",
                        Jars.PROCESSOR,
                        "bank/Bank.java");
        assertTrue(output.contains("Bank.java:16: error: [locksmith:shared-state]"), output);
        assertEquals(2, output.split("error:", -1).length, output);
        assertEquals(2, output.split("only declarations are checked", -1).length, output);
        assertTrue(Files.exists(directory.resolve("classes/bank/BankLevels.class")), output);
    }

    // Stubs that others ship

    /** Compiles a class that shares a pen, with these paths, and insists on the finding. */
    private void assertStubCounts(String... paths) throws Exception {
        Files.createDirectories(directory.resolve("desk"));
        Files.writeString(
                directory.resolve("desk/Desk.java"),
                "package desk;\nclass Desk { static lib.Pen shared; }\n");
        List<String> arguments = new ArrayList<>(List.of(paths));
        arguments.add("desk/Desk.java");
        String output = compile(arguments.toArray(String[]::new));
        assertTrue(output.contains("Desk.java:2: error: [locksmith:shared-state]"), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/locksmith/lib.astub", "lib/package.astub"})
    void stubs_of_a_jar_or_a_folder_on_the_class_path_count(String name) throws Exception {
        Path library = library();
        stub(library, name);
        assertStubCounts(
                "-classpath",
                Javac.path(jar(library), Jars.ANNOTATIONS),
                "-processorpath",
                Jars.PROCESSOR);
        assertStubCounts(
                "-classpath",
                Javac.path(library, Jars.ANNOTATIONS),
                "-processorpath",
                Jars.PROCESSOR);
    }

    @Test
    void stubs_of_a_jar_that_holds_none_of_the_classes_count() throws Exception {
        Path stubs = directory.resolve("stubs");
        stub(stubs, "META-INF/locksmith/lib.astub");
        String library = jar(library());
        assertStubCounts(
                "-classpath",
                Javac.path(jar(stubs), library, Jars.ANNOTATIONS),
                "-processorpath",
                Jars.PROCESSOR);
        assertStubCounts(
                "-classpath",
                Javac.path(library, Jars.ANNOTATIONS),
                "-processorpath",
                Javac.path(Jars.PROCESSOR, jar(stubs)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/locksmith/lib.astub", "lib/package.astub"})
    void stubs_of_a_jar_on_the_module_path_count(String name) throws Exception {
        Path library = library();
        stub(library, name);
        Files.writeString(
                directory.resolve("module-info.java"), "module desk { requires library; }");
        assertStubCounts(
                "--module-path",
                Javac.path(jar(library), Jars.ANNOTATIONS),
                "-processorpath",
                Jars.PROCESSOR,
                "module-info.java");
    }

    /** A library that was compiled without the checker. */
    private Path library() throws Exception {
        Path library = Files.createDirectories(directory.resolve("library"));
        Javac javac =
                Javac.lenient(library).source("lib/Pen.java", "package lib; public class Pen {}");
        assertEquals(new Outcome(0, ""), javac.runHere());
        return library;
    }

    private static void stub(Path folder, String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package lib;\n@ThreadConfined class Pen {}\n");
    }

    private String jar(Path folder) throws Exception {
        Path jar = directory.resolve("jars/" + folder.getFileName() + ".jar");
        return Archives.jar(folder, jar).toString();
    }

    /** What the compiler says. */
    private String compile(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Javac.tool("java")));
        command.addAll(List.of("-cp", compiler()));
        command.add("org.eclipse.jdt.internal.compiler.batch.Main");
        command.addAll(List.of("--release", "17", "-Xemacs", "-d", "classes"));
        command.addAll(List.of(arguments));
        return Outcome.of(directory, command).output();
    }

    /** The compiler alone: it would prefer a checker beside it to that of the processor path. */
    private static String compiler() {
        return Stream.of(System.getProperty("tools.path").split(File.pathSeparator, -1))
                .filter(each -> Path.of(each).getFileName().toString().startsWith("ecj-"))
                .findFirst()
                .orElseThrow();
    }
}
