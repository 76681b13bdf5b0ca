package dev.locksmith.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pages show is what happens: their Java is compiled, and their messages are javac's. */
class PagesIT {

    private static final Path DOCS = Path.of(System.getProperty("locksmith.root"), "docs");

    /** A whole file, and perhaps all that javac prints. */
    private static final Pattern FILE =
            Pattern.compile(
                    "```java\\n// (\\w+\\.java)\\n(.*?)```(?:\\s*```\\n(\\1:.*?)```)?",
                    Pattern.DOTALL);

    /** Part of a file, what it stands in (in comments, which nobody sees), and its messages. */
    private static final Pattern PART =
            Pattern.compile(
                    "((?:<!-- [^\\n]* -->\\n)*)```java\\n(.*?)```\\n(?:\\s*```\\n(.*?)```)?",
                    Pattern.DOTALL);

    private static final Pattern AROUND =
            Pattern.compile("<!-- (before|after|option|file|use): (.*?) -->\\n");

    private static final Pattern MARKED = Pattern.compile("// (?:ERROR|reported|\\[locksmith:)");

    private static final Pattern FIRST_LINE = Pattern.compile("(\\w+\\.java):(\\d+): error: .*");

    /** On the first line, so that the lines of a block keep their numbers. */
    private static final String IMPORTS =
            "import dev.locksmith.*; import dev.locksmith.annotations.*; import java.util.*;"
                    + " import java.util.concurrent.*; import java.time.*; import javax.swing.*; ";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"index", "getting-started", "annotating", "reading-a-message"})
    void whole_files_compile_and_messages_are_those_of_javac_word_for_word(String page)
            throws IOException {
        Matcher shown = FILE.matcher(Files.readString(DOCS.resolve(page + ".md")));
        int found = 0;
        for (; shown.find(); found++) {
            String name = shown.group(1);
            String printed = compile(Map.of(name, "// " + name + "\n" + shown.group(2)), List.of());
            assertEquals(shown.group(3) == null ? "" : shown.group(3), printed);
        }
        assertTrue(found > 0, page + " shows no program");
    }

    static Stream<Path> pagesWithParts() throws IOException {
        try (Stream<Path> rules = Files.list(DOCS.resolve("rules"))) {
            return Stream.concat(
                    rules.sorted(),
                    Stream.of(
                                    "lent-values",
                                    "library-models",
                                    "locking",
                                    "one-at-a-time",
                                    "options",
                                    "thread-domains")
                            .map(name -> DOCS.resolve(name + ".md")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pagesWithParts")
    void parts_of_files_have_the_messages_or_the_marks_that_are_shown(Path page)
            throws IOException {
        Matcher shown = PART.matcher(Files.readString(page));
        Map<String, String> files = new HashMap<>();
        int found = 0;
        for (; shown.find(); found++) {
            check(files, shown.group(1), shown.group(2), shown.group(3));
        }
        assertTrue(found > 0, page + " shows no program");
    }

    /**
     * Compiles a block.
     *
     * @param files the blocks before it that are files of their own
     */
    private void check(Map<String, String> files, String comments, String block, String below)
            throws IOException {
        String before = "";
        String after = "";
        String file = "";
        String use = "";
        List<String> options = new ArrayList<>();
        for (Matcher around = AROUND.matcher(comments); around.find(); ) {
            switch (around.group(1)) {
                case "before" -> before = around.group(2);
                case "after" -> after = around.group(2);
                case "file" -> file = around.group(2);
                case "use" -> use = around.group(2);
                default -> options.add(around.group(2));
            }
        }
        if (!file.isEmpty()) {
            String all = before + block.replace("{ … }", "{ throw null; }") + after;
            files.put(file, isStub(file) ? all : withImports(all));
        }
        // Dots stand for what is left out.
        String code = !file.isEmpty() ? use : block.replace("…", "").replace("{ ... }", "{ }");
        List<String> message =
                below != null && below.contains("[locksmith:") ? shown(below) : List.of();
        Matcher first = FIRST_LINE.matcher(message.isEmpty() ? "" : message.get(0));
        String name = first.matches() ? first.group(1) : "Shown.java";
        Map<String, String> sources = new HashMap<>(files);
        sources.put(name, withImports(file.isEmpty() ? before + code + after : use));
        String printed = compile(sources, options);
        if (message.isEmpty()) {
            assertEquals(marked(code), lines(printed), printed);
        } else {
            assertEquals(message, told(printed));
        }
    }

    private static boolean isStub(String file) {
        return file.endsWith(".astub");
    }

    private static String withImports(String source) {
        return source.startsWith("package ")
                ? source.replaceFirst(";", "; " + IMPORTS)
                : IMPORTS + source;
    }

    /** A message without the line of code that javac shows, and without blanks around. */
    private static List<String> shown(String message) {
        List<String> lines = new ArrayList<>();
        for (String line : message.split("\n", -1)) {
            if (line.strip().equals("^")) {
                lines.remove(lines.size() - 1);
            } else if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return lines;
    }

    /** The same of what javac prints, without its own words at the end. */
    private static List<String> told(String printed) {
        return shown(printed).stream()
                .filter(line -> !line.startsWith("Note: ") && !line.matches("\\d+ errors?"))
                .toList();
    }

    private static List<Integer> marked(String code) {
        List<Integer> marked = new ArrayList<>();
        String[] lines = code.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (MARKED.matcher(lines[i]).find()) {
                marked.add(i + 1);
            }
        }
        return marked;
    }

    private static List<Integer> lines(String printed) {
        return printed.lines()
                .map(FIRST_LINE::matcher)
                .filter(Matcher::matches)
                .map(error -> Integer.valueOf(error.group(2)))
                .sorted()
                .toList();
    }

    private String compile(Map<String, String> files, List<String> options) throws IOException {
        Path folder = Files.createTempDirectory(directory, "shown");
        Map<String, String> sources = new HashMap<>();
        List<String> stubs = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (isStub(file.getKey())) {
                Path stub = folder.resolve(file.getKey());
                stubs.add(Files.writeString(stub, file.getValue()).toString());
            } else {
                sources.put(file.getKey(), file.getValue());
            }
        }
        List<String> all = new ArrayList<>(options);
        if (!stubs.isEmpty()) {
            all.add("-Alocksmith.stubs=" + String.join(File.pathSeparator, stubs));
        }
        return Compiler.run(folder, sources, all).replace(folder + File.separator, "");
    }
}
