package dev.locksmith.website;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

/** javac with the packaged checker. */
final class Compiler {

    private static final String PROCESSOR = System.getProperty("locksmith.processor.jar");
    private static final String LIBRARY =
            System.getProperty("locksmith.annotations.jar")
                    + File.pathSeparator
                    + System.getProperty("locksmith.runtime.jar")
                    + File.pathSeparator
                    + System.getProperty("netty")
                    + File.pathSeparator
                    + System.getProperty("servlet");

    private Compiler() {}

    /** Writes the sources into a folder and compiles them there; returns what javac printed. */
    static String run(Path folder, Map<String, String> sources, List<String> options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", folder.resolve("out").toString()));
        arguments.addAll(List.of("-processorpath", PROCESSOR, "-classpath", LIBRARY));
        arguments.addAll(options);
        for (Map.Entry<String, String> source : new TreeMap<>(sources).entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter printed = new StringWriter();
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(printed),
                        new PrintWriter(printed),
                        arguments.toArray(new String[0]));
        return printed.toString();
    }
}
