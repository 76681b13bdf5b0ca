package dev.locksmith.processor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a text block with the checker and compares what it reports with the markers in it.
 *
 * <pre>{@code
 * Verify.that("""
 *         @Sendable final class Alarm {
 *             private int rings; // ERROR not-sendable
 *         }
 *         """)
 *     .withOptions("-Alocksmith.mode=complete")
 *     .holds();
 * }</pre>
 *
 * A marker at the end of a line names the rules that are to report an error there, as in {@code //
 * ERROR crosses-thread, used-twice}; {@code // WARNING} is the same for warnings. Every other line
 * must be free of findings, and the text must be valid Java; {@code // JAVAC} marks a line with an
 * error of javac's own.
 */
public final class Verify {

    private static final Pattern MARKER =
            Pattern.compile("// (ERROR|WARNING|JAVAC)((?: [a-z-]+,?)*)\\s*$");
    private static final Pattern SEPARATOR = Pattern.compile("[ ,]+");

    /** The last word of a compilation with findings. */
    private static final Pattern SUMMARY = Pattern.compile("Locksmith: \\d+ findings?: [^\n]*");

    private static final Pattern RULE = Pattern.compile("\\[locksmith:([a-z-]+)]");

    private final String text;
    private final List<String> options = new ArrayList<>();
    private boolean isAboutWords;

    private Verify(String text) {
        this.text = text;
    }

    /** A case. Without package and imports it may use the usual types at once. */
    public static Verify that(String text) {
        return new Verify(text);
    }

    /** The case is about the words in which it is written: it is not put into others. */
    public Verify asWritten() {
        isAboutWords = true;
        return this;
    }

    /** More options of the compiler. */
    public Verify withOptions(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Compiles against the class files in a directory. */
    public Verify against(Path classes) {
        return withOptions("-classpath", ClassFiles.pathWith(classes));
    }

    /**
     * Compares the findings with the markers, both ways; where no options are given, also as a
     * plugin finds them that may wait until something confined is seen; and some cases also in
     * other words.
     */
    public Verify holds() {
        assertEquals(shown(expected(text)), actual(compile()), () -> "in:\n" + text);
        if (options.isEmpty() && !text.contains("@LockOrder")) {
            assertEquals(
                    shown(expected(text)), actual(compileWaiting()), () -> "waiting, in:\n" + text);
        }
        if (!isAboutWords) {
            Metamorphic.check(this);
        }
        return this;
    }

    /**
     * Compares the findings with the markers, and the one finding's text with this: all of it but
     * the last line, which is the same for all findings of a rule.
     */
    public Verify expectMessage(String message) {
        List<Diagnostic<? extends JavaFileObject>> diagnostics = compile();
        assertEquals(shown(expected(text)), actual(diagnostics), () -> "in:\n" + text);
        List<String> messages =
                diagnostics.stream()
                        .map(Verify::messageOf)
                        .filter(each -> RULE.matcher(each).find())
                        .toList();
        assertTrue(messages.size() == 1, () -> "one message wanted: " + messages);
        String whole = unindented(messages.get(0));
        Matcher rule = RULE.matcher(whole);
        assertTrue(rule.find());
        assertEquals(unindented(message) + "\n" + endingOf(rule.group(1)), whole);
        return this;
    }

    /** Whether this is the note that counts all findings. */
    public static boolean isSummary(Diagnostic<?> diagnostic) {
        return SUMMARY.matcher(diagnostic.getMessage(Locale.ENGLISH)).matches();
    }

    /** How every message of a rule ends. */
    public static String endingOf(String rule) {
        return "to suppress: @SuppressWarnings(\"locksmith:"
                + rule
                + "\"); about this rule: https://locksmith.dev/rules/"
                + rule
                + ".html";
    }

    String text() {
        return text;
    }

    List<String> options() {
        return options;
    }

    private List<Diagnostic<? extends JavaFileObject>> compile() {
        return compile(List.of(InMemory.source(text)));
    }

    /** Compiles other files as the case is. */
    List<Diagnostic<? extends JavaFileObject>> compile(List<JavaFileObject> files) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-Xmaxerrs", "1000000"));
        return compile(all, files, Checker::join);
    }

    private List<Diagnostic<? extends JavaFileObject>> compileWaiting() {
        // An empty processor path: the checker on the class path must not start by itself.
        List<String> plugin =
                List.of("-proc:none", "-processorpath", "none", "-XDcompilePolicy=simple");
        return compile(plugin, List.of(InMemory.source(text)), Checker::plugInto);
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(
            List<String> all,
            List<JavaFileObject> files,
            Consumer<JavaCompiler.CompilationTask> checker) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(null, InMemory.files(diagnostics), diagnostics, all, null, files);
        checker.accept(task);
        task.call();
        return diagnostics.getDiagnostics();
    }

    /** Line by line, what the markers ask for. */
    static Map<Long, ? extends Set<String>> expected(String text) {
        TreeMap<Long, TreeSet<String>> lines = new TreeMap<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher marker = MARKER.matcher(line);
            if (!marker.find()) {
                continue;
            }
            TreeSet<String> wanted = lines.computeIfAbsent(number, any -> new TreeSet<>());
            SEPARATOR
                    .splitAsStream(marker.group(2).trim())
                    .forEach(rule -> wanted.add((marker.group(1) + " " + rule).trim()));
        }
        return lines;
    }

    /** What is found in a text, by line: such as "ERROR crosses-thread". */
    public static Map<Long, ? extends Set<String>> findings(String text) {
        return found(that(text).compile());
    }

    private static String actual(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return shown(found(diagnostics));
    }

    /** Line by line, what was reported. */
    static Map<Long, Set<String>> found(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        Map<Long, Set<String>> lines = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            String message = messageOf(diagnostic);
            boolean isError = diagnostic.getKind() == Diagnostic.Kind.ERROR;
            Matcher rule = RULE.matcher(message);
            String found;
            if (rule.find()) {
                found = (isError ? "ERROR " : "WARNING ") + rule.group(1);
            } else if (isError) {
                found = "JAVAC";
            } else if (isSummary(diagnostic)) {
                continue;
            } else if (message.toLowerCase(Locale.ROOT).contains("locksmith")) {
                found = "NOTE " + message; // such as: the checker failed here
            } else {
                continue;
            }
            lines.computeIfAbsent(diagnostic.getLineNumber(), any -> new TreeSet<>()).add(found);
        }
        return lines;
    }

    /** Compilers indent the lines after the first one as they like. */
    private static String unindented(String message) {
        return message.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String messageOf(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getMessage(Locale.ENGLISH);
    }

    private static String shown(Map<Long, ? extends Set<String>> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + String.join(", ", line.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
