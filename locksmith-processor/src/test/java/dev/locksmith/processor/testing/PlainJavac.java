package dev.locksmith.processor.testing;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** javac as the command line starts it: with the doors it finds by itself. */
public final class PlainJavac {

    private PlainJavac() {}

    /** Compiles with whatever javac finds on the processor path, and returns what it printed. */
    public static String run(Path classes, String name, String text, String... options)
            throws IOException {
        Files.createDirectories(classes);
        Path source = Files.writeString(classes.resolve(name + ".java"), text);
        String path = System.getProperty("java.class.path");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-processorpath", path, "-d", classes.toString()));
        arguments.addAll(List.of("-classpath", classes + File.pathSeparator + path));
        arguments.add(source.toString());
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
