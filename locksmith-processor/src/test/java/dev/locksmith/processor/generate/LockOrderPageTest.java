package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import static dev.locksmith.processor.generate.Generator.STRICT;
import static dev.locksmith.processor.generate.Generator.generated;
import static dev.locksmith.processor.generate.Generator.source;

import com.google.testing.compile.Compilation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What {@code docs/lock-order.md} shows is what happens. */
class LockOrderPageTest {
    private static final Pattern SOURCE =
            Pattern.compile("```java\n// \\w+\\.java\n(.*?)```", Pattern.DOTALL);

    private final String page = read();

    @Test
    void its_sources_compile() {
        List<JavaFileObject> sources = SOURCE.matcher(page).results().map(this::file).toList();
        assertThat(sources).hasSize(7);

        Compilation compilation =
                javac().withProcessors(new Generator())
                        .withOptions(STRICT.get(0) + ",-try", STRICT.get(1))
                        .compile(sources);

        assertThat(compilation).succeededWithoutWarnings();
        String drawn = generated(compilation, "depot.DepotLevels");
        String diagram =
                drawn.replaceAll("(?s).*<pre>\\{@code\n(.*?) \\* }</pre>.*", "$1")
                        .replaceAll("(?m)^ \\* ", "");
        assertThat(page).contains("```\n" + diagram + "```\n");
    }

    @Test
    void javac_names_the_level_asked_for_and_the_position(@TempDir Path directory) {
        String printed =
                printed(
                        directory,
                        "package bank; @dev.locksmith.annotations.LockOrder enum Bank { CONFIG, ACCOUNTS }",
                        """
                        package bank;
                        import static bank.BankLevels.*;
                        import dev.locksmith.*;
                        class Teller {
                            static final Mutex<Fees, Config> FEES = CONFIG.mutex(new Fees());
                            static final Mutex<String, Accounts> SAVINGS = ACCOUNTS.mutex("");
                            static void charge(LockScope scope) {
                                try (var savings = scope.lock(SAVINGS); var fees = savings.lock(FEES)) {}
                            }
                        }
                        class Fees {}
                        """);

        for (String line :
                List.of(
                        "error: no suitable method found for lock(Mutex<Fees,Config>)",
                        "    method LockKey.<T,Next#1>lock(Mutex<T,? extends Level<? extends"
                                + " AccountsHeld,Next#1>>) is not applicable\n",
                        "        (argument mismatch; Mutex<Fees,Config> cannot be converted to"
                                + " Mutex<T,? extends Level<? extends AccountsHeld,Next#1>>))\n")) {
            assertThat(printed).contains(line);
            assertThat(page).contains(line);
        }
    }

    /** What javac prints when nobody listens: that is where it shortens names. */
    private static String printed(Path directory, String... sources) {
        StringWriter out = new StringWriter();
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                out,
                                null,
                                null,
                                List.of("-d", directory.toString()),
                                null,
                                Arrays.stream(sources).map(Generator::source).toList());
        task.setProcessors(List.of(new Generator()));
        task.call();
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private JavaFileObject file(MatchResult source) {
        return source(source.group(1));
    }

    private static String read() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        try {
            return Files.readString(directory.resolve("docs/lock-order.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
