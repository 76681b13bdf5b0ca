package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        Outcome outcome =
                Outcome.of(
                        directory,
                        List.of(
                                Javac.tool("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.eclipse.jdt.internal.compiler.batch.Main",
                                "--release",
                                "17",
                                "-Xemacs",
                                "-d",
                                "classes",
                                "-classpath",
                                Javac.path(Jars.ANNOTATIONS, Jars.RUNTIME),
                                "-processorpath",
                                Jars.PROCESSOR,
                                "bank/Bank.java"));
        String output = outcome.output();
        assertTrue(output.contains("Bank.java:16: error: [locksmith:shared-state]"), output);
        assertEquals(2, output.split("error:", -1).length, output);
        assertEquals(2, output.split("only declarations are checked", -1).length, output);
        assertTrue(Files.exists(directory.resolve("classes/bank/BankLevels.class")), output);
    }
}
