package dev.locksmith.it;

import static dev.locksmith.it.Shop.LEAK;
import static dev.locksmith.it.Shop.SESSION;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One compilation has one checker, although Gradle loads its two doors apart; none outlives it. */
class GradleIT {

    private static final String FOUND = "ERROR Leak.java:5 [locksmith:crosses-thread]";

    private static final String TILL =
            """
            package shop;

            import java.util.concurrent.Executor;

            final class Till {
                void later(Executor executor, StringBuilder text) {
                    executor.execute(() -> System.out.println(text));
                }
            }
            """;

    private static final String UNPROVEN = "Till.java:7 [locksmith:unproven]";

    @TempDir Path directory;

    @AfterEach
    void nothing_outlives_a_compilation() {
        assertEquals(
                List.of(),
                System.getProperties().stringPropertyNames().stream()
                        .filter(name -> name.contains("locksmith.checker"))
                        .toList());
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.contains("locksmith"))
                        .toList());
    }

    private Gradle leak(String folder) throws IOException {
        return new Gradle(Files.createDirectories(directory.resolve(folder)))
                .source("shop/Session.java", SESSION)
                .source("shop/Leak.java", LEAK);
    }

    private Gradle till() throws IOException {
        return new Gradle(directory).source("shop/Till.java", TILL);
    }

    @Test
    void each_finding_comes_once() throws IOException {
        assertEquals(List.of(FOUND), leak("all").compile().messages());
        assertEquals(List.of(FOUND), leak("no-path").withoutPath().compile().messages());
    }

    @Test
    void options_of_both_doors_reach_the_one_checker() throws IOException {
        assertEquals(
                List.of("WARNING " + UNPROVEN),
                till().with("-Alocksmith.mode=complete", "-Alocksmith.severity=unproven:warn")
                        .compile()
                        .messages());
        assertEquals(
                List.of("WARNING " + UNPROVEN),
                till().with("-Xplugin:Locksmith mode=complete")
                        .with("-Alocksmith.severity=unproven:warn")
                        .compile()
                        .messages());
    }

    @Test
    void without_processing_the_plugin_checks_and_says_how_options_reach_it() throws IOException {
        List<String> messages =
                leak("told")
                        .withoutProcessing()
                        .with("-Alocksmith.mode=complete")
                        .compile()
                        .messages();
        assertEquals(2, messages.size(), messages.toString());
        assertTrue(messages.get(0).startsWith("NOTE "), messages.toString());
        assertTrue(messages.get(0).contains("-Xplugin:Locksmith mode="), messages.toString());
        assertEquals(FOUND, messages.get(1));
        assertEquals(
                List.of("ERROR " + UNPROVEN),
                till().withoutProcessing()
                        .with("-Xplugin:Locksmith mode=complete")
                        .compile()
                        .messages());
    }

    @Test
    void a_daemon_compiles_many_times() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(FOUND), leak("again").compile().messages());
            assertEquals(List.of(), till().compile().messages());
        }
    }

    @Test
    void compilations_at_once_keep_apart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<String>>> compilations = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Gradle gradle = leak("at-once-" + i);
                compilations.add(threads.submit(() -> gradle.compile().messages()));
            }
            for (Future<List<String>> compilation : compilations) {
                assertEquals(List.of(FOUND), compilation.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    // What it means to be declared aggregating

    private static final String BANK =
            """
            package shop;

            @dev.locksmith.annotations.LockOrder
            public enum Bank { ACCOUNTS, AUDIT }
            """;

    private static final String BACKGROUND =
            """
            package shop;

            public final class Background {
                public static void later(Runnable task) {
                    new Thread(task).start();
                }
            }
            """;

    private static final String CALLER =
            """
            package shop;

            final class Caller {
                void call(Session session) {
                    Background.later(() -> session.ask("?"));
                }
            }
            """;

    @Test
    void what_was_generated_is_deleted_and_generated_again_from_class_files() throws IOException {
        Gradle.Outcome all =
                new Gradle(directory)
                        .source("shop/Session.java", SESSION)
                        .source("shop/Bank.java", BANK)
                        .source("shop/Background.java", BACKGROUND)
                        .compile();
        assertEquals(List.of(), all.messages());
        assertEquals(
                List.of(),
                all.records().sourceRetention().stream()
                        .filter(name -> name.startsWith("dev.locksmith"))
                        .toList());
        assertTrue(all.records().reprocessed().contains("shop.Bank"), all.toString());
        // Facts are not among what is deleted: the classes that they are about are not either.
        assertEquals(Map.of("shop.BankLevels", Set.of("shop.Bank")), all.records().generated());

        String generated = delete("generated/shop/BankLevels.java");
        delete("shop/BankLevels.class");
        Gradle.Outcome incremental =
                new Gradle(directory)
                        .source("shop/Caller.java", CALLER)
                        .reprocessed("shop.Session")
                        .reprocessed("shop.Bank")
                        .reprocessed("shop.Background")
                        .compile();
        assertEquals(
                List.of("ERROR Caller.java:5 [locksmith:crosses-thread]"), incremental.messages());
        assertEquals(
                generated, Files.readString(directory.resolve("generated/shop/BankLevels.java")));
    }

    @Test
    void what_was_found_out_of_a_class_changes_with_it() throws IOException {
        compileBackground(BACKGROUND);
        assertEquals(List.of("ERROR Caller.java:5 [locksmith:crosses-thread]"), callerAlone());
        compileBackground(BACKGROUND.replace("new Thread(task).start()", "task.run()"));
        assertEquals(List.of(), callerAlone());
    }

    private void compileBackground(String text) throws IOException {
        assertEquals(
                List.of(),
                new Gradle(directory)
                        .source("shop/Session.java", SESSION)
                        .source("shop/Background.java", text)
                        .compile()
                        .messages());
    }

    private List<String> callerAlone() throws IOException {
        return new Gradle(directory).source("shop/Caller.java", CALLER).compile().messages();
    }

    private String delete(String name) throws IOException {
        Path file = directory.resolve(name);
        String text = name.endsWith(".java") ? Files.readString(file) : "";
        Files.delete(file);
        return text;
    }
}
