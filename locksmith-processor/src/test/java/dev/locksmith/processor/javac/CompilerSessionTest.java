package dev.locksmith.processor.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.Options;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.declared.ClassDeclared;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.rule.Knowledge;
import dev.locksmith.processor.rule.Rule;
import dev.locksmith.processor.rule.Rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A mistake in the checker never hides, and costs little; and no compilation is kept. */
class CompilerSessionTest {

    private static final String SHOP =
            """
            package shop;

            import dev.locksmith.annotations.ThreadConfined;

            class Shop {
                @ThreadConfined interface Session {}

                static Session last;

                void run(Session session) {
                    new Thread(session::toString).start();
                }
            }

            class Other {}
            """;

    /** Of each fact that is looked at here, one; nothing is wrong with it. */
    private static final String DESK =
            """
            package shop;

            class Desk {
                static void print(@dev.locksmith.annotations.ThreadConfined Runnable task) {
                    new Thread(() -> {}).start();
                }
            }
            """;

    @TempDir static Path classes;

    /** A rule that fails on every fact of one kind. */
    private record Failing<F extends Fact>(Class<F> facts, Error error) implements Rule<F> {
        @Override
        public String id() {
            return "failing";
        }

        @Override
        public void check(F fact, Knowledge knowledge, Consumer<Finding> findings) {
            if (error != null) {
                throw error;
            }
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void a_rule_that_fails_is_told_once_for_each_place_and_the_others_go_on() {
        assertEquals(
                List.of(
                        lost("shop.Shop"),
                        "ERROR [locksmith:shared-state] 'last' is confined to one thread",
                        lost("shop.Shop.Session"),
                        "ERROR [locksmith:crosses-thread] 'session' is confined to its thread",
                        lost("shop.Other"),
                        "NOTE Locksmith: 2 findings: 1 crosses-thread, 1 shared-state"),
                compile(new Failing<>(ClassDeclared.class, null)));
    }

    private static String lost(String what) {
        return "ERROR locksmith: "
                + what
                + " was not fully checked by the rule failing, because of a mistake in the checker"
                + " itself: java.lang.IllegalStateException: broken at ";
    }

    @Test
    void the_message_names_the_member_the_rule_the_stack_and_the_way_out() {
        String message = told(false, new Failing<>(Flow.class, null)).getMessage(Locale.ENGLISH);
        assertEquals(
                """
                locksmith: shop.Desk.print was not fully checked by the rule failing, because of a\
                 mistake in the checker itself: java.lang.IllegalStateException: broken at TOP
                what else is compiled here was checked
                to fix: report this to the makers of Locksmith, with the code that it names;\
                 until then leave its package out with -Alocksmith.skip=shop, or let the build go\
                 on with -Alocksmith.failures=warn""",
                message.lines()
                        .map(String::strip)
                        .map(line -> line.replaceFirst("(?<= at )dev\\..*", "TOP"))
                        .collect(joining("\n")));
        assertTrue(message.contains("CompilerSessionTest$Failing.check(CompilerSessionTest.java:"));
    }

    @Test
    void a_lost_check_fails_the_build_while_javac_still_listens() throws IOException {
        for (Class<? extends Fact> facts : List.of(ClassDeclared.class, Flow.class)) {
            assertEquals(Diagnostic.Kind.ERROR, told(false, new Failing<>(facts, null)).getKind());
            assertFalse(Files.exists(classes.resolve("shop/Desk.class")), "written all the same");
        }
    }

    @Test
    void a_lost_check_that_may_be_lost_is_a_warning_that_nothing_silences() throws IOException {
        for (String silent : List.of("-nowarn", "-Xlint:none")) {
            Diagnostic<?> told = told(true, new Failing<>(ClassDeclared.class, null), silent);
            assertEquals(Diagnostic.Kind.MANDATORY_WARNING, told.getKind());
            assertTrue(Files.deleteIfExists(classes.resolve("shop/Desk.class")), silent);
        }
    }

    @Test
    void a_lost_check_cannot_be_told_in_silence() {
        assertEquals(
                List.of("locksmith.failures is 'off'; it can be 'error' or 'warn'"),
                Options.ofPlugin(new String[] {"failures=off"}, Rules.ids()).problems());
    }

    /** The one message about a class in which nothing else is wrong. */
    private static Diagnostic<?> told(boolean softened, Rule<?> rule, String... options) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = task(DESK, diagnostics, options);
        CompilerSession session =
                CompilerSession.begin(
                        task, List.of(rule), CompilerSessionTest.class.getClassLoader());
        if (softened) {
            session.configure(Options.ofPlugin(new String[] {"failures=warn"}, Rules.ids()));
        }
        assertEquals(softened, task.call());
        assertEquals(
                1, diagnostics.getDiagnostics().size(), diagnostics.getDiagnostics()::toString);
        return diagnostics.getDiagnostics().get(0);
    }

    @Test
    void a_rule_may_fail_with_an_error() {
        for (Error error : List.of(new StackOverflowError(), new AssertionError("odd"))) {
            List<String> messages = compile(new Failing<>(Flow.class, error));
            assertTrue(messages.stream().anyMatch(each -> each.contains("by the rule failing")));
            assertTrue(messages.stream().anyMatch(each -> each.contains("crosses-thread")));
        }
    }

    @Test
    void a_finished_compilation_is_let_go_of() throws InterruptedException {
        WeakReference<JavacTask> task = new WeakReference<>(compiled());
        for (int tries = 0; tries < 100 && task.get() != null; tries++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(task.get());
    }

    /** The classes in which something was asked of a rule. */
    private static List<String> judged(String source, String... options) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = task(source, diagnostics, options);
        CompilerSession.begin(
                task,
                List.of(new Failing<>(ClassDeclared.class, null)),
                CompilerSessionTest.class.getClassLoader());
        task.call();
        return diagnostics.getDiagnostics().stream()
                .map(each -> each.getMessage(Locale.ENGLISH))
                .map(message -> message.replaceFirst("(?s)locksmith: (\\S+) was not.*", "$1"))
                .toList();
    }

    @Test
    void values_are_followed_from_the_first_class_on_once_something_can_be_confined() {
        String free = "class One { Object o; } class Two { One one; } ";
        String confined = "@dev.locksmith.annotations.ThreadConfined class Last {} ";
        String simple = "-XDcompilePolicy=simple";
        assertEquals(List.of(), judged(free, simple));
        assertEquals(List.of("One", "Two", "Last"), judged(free + confined, simple));
        assertEquals(List.of("Last", "One", "Two"), judged(confined + free, simple));
    }

    @Test
    void values_are_followed_at_once_where_javac_lowers_classes_one_by_one() {
        assertEquals(List.of(), judged("class One {}"));
        assertEquals(List.of("One", "Two"), judged("class One {} class Two {}"));
    }

    private static JavacTask compiled() {
        JavacTask task = task(SHOP, new DiagnosticCollector<>());
        CompilerSession.begin(task, Rules.ALL, CompilerSessionTest.class.getClassLoader());
        assertEquals(false, task.call());
        return task;
    }

    private static List<String> compile(Rule<?> rule) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Rule<?>> rules = new ArrayList<>(List.of(rule));
        rules.addAll(Rules.ALL);
        JavacTask task = task(SHOP, diagnostics);
        CompilerSession.begin(task, List.copyOf(rules), CompilerSessionTest.class.getClassLoader());
        task.call();
        return diagnostics.getDiagnostics().stream().map(CompilerSessionTest::shortened).toList();
    }

    private static String shortened(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ENGLISH).lines().findFirst().orElseThrow();
        String[] parts = message.split("(?<= at )dev|, but | what is", 2);
        return diagnostic.getKind() + " " + parts[0];
    }

    private static JavacTask task(
            String text, DiagnosticCollector<JavaFileObject> diagnostics, String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of("-proc:none", "-processorpath", "none", "-d", classes.toString()));
        all.addAll(List.of(options));
        SimpleJavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("test:///shop/Shop.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        return (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, diagnostics, all, null, List.of(source));
    }
}
