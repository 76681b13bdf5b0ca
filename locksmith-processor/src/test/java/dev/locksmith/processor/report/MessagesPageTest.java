package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.rule.Rules;
import dev.locksmith.processor.testing.Verify;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * {@code docs/messages.md} shows side by side all messages that tests expect. The test itself
 * writes the page if it is asked to.
 */
class MessagesPageTest {

    private static final String UPDATE = "locksmith.update";

    private static final String HEAD =
            """
            # All messages

            Every message that a test quotes, below the line of code that it is about. This page is made from the tests.
            A message names the value and the place, gives its reasons, one a line, and the way out, and ends with the annotation
            that [suppresses](options.md#suppressions) it and the page of its rule.
            """;

    private static final Pattern MARKED = Pattern.compile("(?m)^(.*?) *// (?:ERROR|WARNING).*$");
    private static final Pattern RULE = Pattern.compile("\\[locksmith:([a-z-]+)]");

    @Test
    void the_page_shows_what_the_tests_expect() throws IOException {
        String page = page();
        Path file = house().resolve("docs/messages.md");
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(file, page);
        }
        assertEquals(
                page,
                Files.readString(file),
                "the page is not up to date: run this test with -D" + UPDATE + "=true");
    }

    private static String page() throws IOException {
        Map<String, TreeSet<String>> byRule = new TreeMap<>();
        Rules.ids().forEach(rule -> byRule.put(rule, new TreeSet<>()));
        for (CompilationUnitTree test : tests()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethodInvocation(
                        MethodInvocationTree call, @Nullable Void none) {
                    if (isCallOf("expectMessage", call)) {
                        String message = textOf(call.getArguments().get(0));
                        Matcher rule = RULE.matcher(message);
                        if (rule.find()) {
                            requireNonNull(byRule.get(rule.group(1)))
                                    .add(shown(message, rule.group(1), caseOf(call)));
                        }
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(test, null);
        }
        StringBuilder page = new StringBuilder(HEAD);
        byRule.forEach(
                (rule, messages) -> {
                    page.append("\n## [" + rule + "](rules/" + rule + ".md)\n");
                    messages.forEach(page::append);
                });
        return page.toString();
    }

    /** As javac prints it, without the name of the file. */
    private static String shown(String message, String rule, String text) {
        List<String> lines = message.strip().lines().map(String::strip).toList();
        StringBuilder shown = new StringBuilder("\n```\nerror: " + lines.get(0) + "\n");
        MARKED.matcher(text)
                .results()
                .forEach(line -> shown.append("    " + line.group(1).strip() + "\n"));
        lines.stream().skip(1).forEach(line -> shown.append("  " + line + "\n"));
        return shown.append("  " + Verify.endingOf(rule) + "\n```\n").toString();
    }

    private static Iterable<? extends CompilationUnitTree> tests() throws IOException {
        try (Stream<Path> files =
                Files.walk(house().resolve("locksmith-processor/src/test/java"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith("Test.java")).sorted().toList();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
            return ((JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(tests)))
                    .parse();
        }
    }

    private static boolean isCallOf(String name, MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals(name);
    }

    /** What {@code Verify.that} is given at the beginning of a chain of calls. */
    private static String caseOf(MethodInvocationTree call) {
        return isCallOf("that", call)
                ? textOf(call.getArguments().get(0))
                : call.getMethodSelect() instanceof MemberSelectTree select
                                && select.getExpression() instanceof MethodInvocationTree before
                        ? caseOf(before)
                        : "";
    }

    /** The text that is written here; what it refers to is of no interest. */
    private static String textOf(ExpressionTree expression) {
        if (expression instanceof BinaryTree sum) {
            return textOf(sum.getLeftOperand()) + textOf(sum.getRightOperand());
        }
        return expression instanceof LiteralTree literal
                        && literal.getValue() instanceof String text
                ? text
                : "";
    }

    /** The directory that holds all modules, wherever the test is started in it. */
    private static Path house() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
