package dev.locksmith.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What README shows, piece by piece. */
final class Readme {

    static final Path ROOT = Path.of(System.getProperty("locksmith.root"));

    private Readme() {}

    static String text() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    /** The first group of this pattern. */
    static String block(String pattern) throws IOException {
        return find(pattern, text());
    }

    /** The first group of this pattern in a text. */
    static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + text);
        }
        return found.group(1);
    }

    /** The part of a POM that adds the library and the checker. */
    static String mavenSetup() throws IOException {
        return block("```xml\n(.*?)```");
    }
}
