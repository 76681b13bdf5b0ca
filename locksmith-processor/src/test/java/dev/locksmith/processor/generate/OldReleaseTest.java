package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;

import dev.locksmith.annotations.LockOrder;

import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compilations for a Java without modules, or without the class files of the runtime. */
class OldReleaseTest {

    private static final List<String> OPTIONS_OF_JAVA_8 = List.of("-source", "8", "-target", "8");

    @TempDir Path directory;

    private record Case(JavaCompiler compiler, List<String> options, int java) {
        @Override
        public String toString() {
            return compiler.getClass().getSimpleName() + " " + String.join(" ", options);
        }
    }

    static Stream<Case> compilations() {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaCompiler ecj = new EclipseCompiler();
        return Stream.of(
                new Case(javac, List.of("--release", "8"), 8),
                new Case(javac, OPTIONS_OF_JAVA_8, 8),
                new Case(javac, List.of("--release", "11"), 11),
                new Case(javac, List.of("--release", "16"), 16),
                new Case(ecj, List.of("--release", "8"), 8),
                new Case(ecj, OPTIONS_OF_JAVA_8, 8),
                new Case(ecj, List.of("--release", "11"), 11));
    }

    @ParameterizedTest
    @MethodSource("compilations")
    void lock_orders_are_refused_once_and_their_levels_are_there(Case each) throws IOException {
        SourceDirectory sources = new SourceDirectory(directory);
        sources.write(
                "bank/Bank.java",
                """
                package bank;
                @dev.locksmith.annotations.LockOrder
                enum Bank { CONFIG, ACCOUNTS }
                """);
        sources.write(
                "bank/Teller.java",
                """
                package bank;
                class Teller {
                    Object level = BankLevels.ACCOUNTS;
                }
                """);
        assertThat(errors(sources, each, System.getProperty("java.class.path")))
                .containsExactly(refusal("Bank", each.java()));
    }

    @ParameterizedTest
    @MethodSource("compilations")
    void an_order_that_waited_for_another_round_is_refused_too(Case each) throws IOException {
        SourceDirectory sources = new SourceDirectory(directory);
        sources.write(
                "bank/Bank.java",
                """
                package bank;
                @dev.locksmith.annotations.LockOrder
                enum Bank { CONFIG, ACCOUNTS }
                """);
        sources.write(
                "bank/Branch.java",
                """
                package bank;
                @dev.locksmith.annotations.LockOrder(after = BankLevels.Accounts.class)
                enum Branch { COUNTER }
                """);
        assertThat(errors(sources, each, System.getProperty("java.class.path")))
                .contains(refusal("Bank", each.java()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11"})
    void without_the_runtime_it_is_no_better(String release)
            throws IOException, URISyntaxException {
        SourceDirectory sources = new SourceDirectory(directory);
        sources.write(
                "bank/Bank.java",
                """
                package bank;
                @dev.locksmith.annotations.LockOrder
                enum Bank { CONFIG, ACCOUNTS }
                """);
        Case javac =
                new Case(
                        ToolProvider.getSystemJavaCompiler(),
                        List.of("--release", release),
                        Integer.parseInt(release));
        Path annotations =
                Path.of(
                        LockOrder.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        assertThat(errors(sources, javac, annotations.toString()))
                .containsExactly(refusal("Bank", javac.java()));
    }

    private static List<String> errors(SourceDirectory sources, Case each, String classPath)
            throws IOException {
        String[] options =
                Stream.concat(Stream.of("-classpath", classPath), each.options().stream())
                        .toArray(String[]::new);
        return sources.compile(each.compiler(), options).stream()
                .filter(
                        text ->
                                !text.contains("source value 8")
                                        && !text.contains("target value 8"))
                .filter(text -> !text.contains("ootstrap class path") && !text.contains("-Xlint"))
                .map(text -> text.replace("\n    to fix", "\n  to fix"))
                .toList();
    }

    private static String refusal(String order, int java) {
        return """
               2: [locksmith:lock-order] the levels of '%s' need locksmith-runtime, which runs on Java 17 or newer, but this is compiled for Java %d
                 to fix: compile for Java 17 or newer ('--release 17'), or keep locks out of this code: all other annotations and their checks work for Java 8 too"""
                .formatted(order, java);
    }
}
