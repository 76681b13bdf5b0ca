package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.it.Javac.Outcome;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What compilers should report of sources: {@code // ERROR crosses-thread} at the end of a line
 * stands for an error of that id there, our own or another tool's, and {@code // ERROR javac} for
 * one of the compiler itself. Nothing else may be reported, in whatever file, but other tools'
 * warnings.
 */
final class Markers {

    private static final Pattern MARKER = Pattern.compile("// ERROR ([\\w.-]+)\\s*$");
    private static final Pattern ERROR =
            Pattern.compile("^(.+\\.java):(\\d+): error: (?:\\[(?:locksmith:)?([\\w.-]+)])?");
    private static final Pattern OURS = Pattern.compile("^(.*(?:warning|error): .*locksmith.*)$");

    private final SortedSet<String> expected = new TreeSet<>();

    void read(String file, String text) {
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            Matcher marker = MARKER.matcher(each);
            if (marker.find()) {
                expected.add(at(file, line, marker.group(1)));
            }
        }
    }

    Outcome verify(Outcome outcome) {
        assertEquals(
                String.join("\n", expected),
                String.join("\n", reported(outcome.output())),
                outcome.output());
        assertEquals(expected.isEmpty(), outcome.status() == 0, outcome.output());
        return outcome;
    }

    private static SortedSet<String> reported(String output) {
        SortedSet<String> reported = new TreeSet<>();
        for (String each : output.lines().toList()) {
            Matcher error = ERROR.matcher(each);
            Matcher ours = OURS.matcher(each);
            if (error.find()) {
                String id = error.group(3) == null ? "javac" : error.group(3);
                reported.add(at(error.group(1), Integer.parseInt(error.group(2)), id));
            } else if (ours.find()) {
                reported.add(ours.group(1));
            }
        }
        return reported;
    }

    private static String at(String file, int line, String id) {
        return "%s:%d %s".formatted(Path.of(file).getFileName(), line, id);
    }
}
