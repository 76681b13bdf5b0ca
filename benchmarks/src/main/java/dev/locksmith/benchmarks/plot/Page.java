package dev.locksmith.benchmarks.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of documentation of which the build writes parts, each between two comments. */
record Page(Path file) {

    private static final String END = "<!-- end -->";

    /** Puts this text after {@code <!-- name -->}. */
    void write(String name, String text) throws IOException {
        String mark = "<!-- " + name + " -->\n";
        String page = Files.readString(file);
        int begin = page.indexOf(mark);
        int end = page.indexOf(END, begin);
        if (begin < 0 || end < 0) {
            throw new IllegalStateException(file + " has no place for " + name);
        }
        int at = begin + mark.length();
        Files.writeString(file, page.substring(0, at) + '\n' + text + '\n' + page.substring(end));
    }
}
