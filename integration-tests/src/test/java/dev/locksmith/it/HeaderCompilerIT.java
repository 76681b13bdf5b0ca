package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The packaged jars in turbine, which Bazel lets run the processors that generate code: it reads
 * declarations alone, and has a model of the language of its own.
 */
class HeaderCompilerIT {

    private static final String ORDER =
            """
            package bank;

            import dev.locksmith.annotations.LockOrder;

            @LockOrder
            public enum Bank { ACCOUNTS, AUDIT }
            """;

    private static final String BRANCH =
            """
            package bank;

            import dev.locksmith.KeyHandle;
            import dev.locksmith.Mutex;

            public final class Branch {
                %s KeyHandle handle;
                final Mutex<Long, BankLevels.Accounts> savings = BankLevels.ACCOUNTS.mutex(100L);
            }
            """;

    @TempDir Path directory;

    @Test
    void lock_orders_are_generated() throws Exception {
        Outcome outcome = compile(BRANCH.formatted("transient"));
        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(entries("generated.jar").contains("bank/BankLevels.java"), outcome.output());
        assertTrue(entries("headers.jar").contains("bank/BankLevels.class"), outcome.output());
    }

    @Test
    void declarations_are_checked() throws Exception {
        Outcome outcome = compile(BRANCH.formatted("static"));
        assertEquals(1, outcome.status(), outcome.output());
        String output = outcome.output();
        assertTrue(output.contains("Branch.java:7: error: [locksmith:shared-state]"), output);
        assertEquals(2, output.split("shared-state]", -1).length, output);
        assertEquals(2, output.split("only declarations are checked", -1).length, output);
    }

    private Outcome compile(String branch) throws Exception {
        Files.writeString(directory.resolve("Bank.java"), ORDER);
        Files.writeString(directory.resolve("Branch.java"), branch);
        return Outcome.of(
                directory,
                List.of(
                        Javac.tool("java"),
                        "-cp",
                        compiler(),
                        "com.google.turbine.main.Main",
                        "--sources",
                        "Bank.java",
                        "Branch.java",
                        "--processors",
                        "dev.locksmith.processor.LocksmithProcessor",
                        "--processorpath",
                        Jars.PROCESSOR,
                        "--classpath",
                        Jars.ANNOTATIONS,
                        Jars.RUNTIME,
                        "--output",
                        "headers.jar",
                        "--gensrc_output",
                        "generated.jar",
                        "--javacopts",
                        "--release",
                        "17",
                        "--"));
    }

    /** The compiler and what it needs, without our own jars. */
    private static String compiler() {
        Set<String> ours = Set.of(Jars.ANNOTATIONS, Jars.RUNTIME, Jars.PROCESSOR);
        return Arrays.stream(System.getProperty("tools.path").split(File.pathSeparator, -1))
                .filter(each -> !ours.contains(each))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Set<String> entries(String jar) throws Exception {
        try (ZipFile file = new ZipFile(directory.resolve(jar).toFile());
                Stream<? extends ZipEntry> all = file.stream()) {
            return all.map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
