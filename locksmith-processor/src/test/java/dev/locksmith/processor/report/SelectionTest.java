package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.PlainJavac;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where findings are reported, and that code where they are not is read all the same. */
class SelectionTest {

    private static final String TOOLS =
            """
            package com.acme.tools;

            import dev.locksmith.annotations.ThreadConfined;
            import java.util.concurrent.Executor;

            public class Tools {
                @ThreadConfined public static class Canvas { public void draw() {} }

                static Canvas leaked;

                public static void later(Executor pool, Runnable task) {
                    pool.execute(task);
                }
            }
            """;

    private static final String PAINTER =
            """
            package com.acme.core;

            import com.acme.tools.Tools;
            import java.util.concurrent.Executor;

            class Painter {
                void paint(Executor pool, Tools.Canvas canvas) {
                    Tools.later(pool, () -> canvas.draw());
                }
            }
            """;

    @TempDir private Path directory;

    private String compile(String... options) throws IOException {
        Path tools = directory.resolve("com/acme/tools/Tools.java");
        Files.createDirectories(tools.getParent());
        Files.writeString(tools, TOOLS);
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "-sourcepath";
        all[1] = directory.toString();
        return PlainJavac.run(directory, "Painter", PAINTER, all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode=targeted                            | true  | true",
                "packages=com.acme.core                   | false | true",
                "packages=com.acme.core.*                 | false | true",
                "packages=com.acme.core.Painter           | false | true",
                "packages=com.acme.tools                  | true  | false",
                "packages=com.acme                        | true  | true",
                "packages=com.acme.core,com.acme.tools    | true  | true",
                "packages=com.other                       | false | false",
                "skip=com.acme.tools                      | false | true",
                "skip=com.acme.tools.*                    | false | true",
                "skip=com.acme.tools.Tools                | false | true",
                "skip=com.acme.core                       | true  | false",
                "skip=com                                 | false | false",
                "skip=com.acme.too                        | true  | true",
            })
    void wrappers_elsewhere_are_seen_through(String option, boolean inTools, boolean inCore)
            throws IOException {
        for (String door : new String[] {"-Alocksmith." + option, "-Xplugin:Locksmith " + option}) {
            String output = compile(door);
            assertEquals(inTools, output.contains("Tools.java:9: error: [locksmith:shared-state]"));
            assertEquals(
                    inCore, output.contains("Painter.java:8: error: [locksmith:crosses-thread]"));
        }
        String plugin = compile("-proc:none", "-Xplugin:Locksmith " + option);
        assertEquals(inTools, plugin.contains("[locksmith:shared-state]"), plugin);
        assertEquals(inCore, plugin.contains("[locksmith:crosses-thread]"), plugin);
    }

    @ParameterizedTest
    @CsvSource({"packages=com.acme.core", "skip=com.acme.tools"})
    void what_other_jars_need_to_know_is_still_written(String option) throws IOException {
        Path tools = directory.resolve("com/acme/tools/Tools.java");
        Files.createDirectories(tools.getParent());
        PlainJavac.run(tools.getParent(), "Tools", TOOLS, "-Alocksmith." + option);
        try (var files = Files.walk(tools.getParent())) {
            assertTrue(
                    files.filter(Files::isRegularFile)
                            .anyMatch(file -> file.getFileName().toString().contains("Locksmith")),
                    "no facts");
        }
    }
}
