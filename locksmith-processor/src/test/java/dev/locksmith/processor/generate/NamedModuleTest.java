package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;

import dev.locksmith.Level;
import dev.locksmith.annotations.LockOrder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

import javax.tools.ToolProvider;

/** Modules that read ours, and export what is generated. */
class NamedModuleTest {
    private static final String GENERATED = "javax.annotation.processing.Generated";

    @TempDir Path directory;
    private SourceDirectory sources;

    @BeforeEach
    void writeBank() throws IOException {
        sources = new SourceDirectory(directory);
        sources.write(
                "bank/Bank.java",
                """
                package bank;
                @dev.locksmith.annotations.LockOrder
                public enum Bank { CONFIG, ACCOUNTS }
                """);
    }

    @Test
    void a_module_that_does_not_read_java_compiler_goes_without_the_mark() throws IOException {
        assertThat(compile("requires transitive dev.locksmith;")).isEmpty();
        assertThat(sources.generated("bank/BankLevels.java")).doesNotContain(GENERATED);
    }

    @Test
    void a_module_that_reads_java_compiler_has_it() throws IOException {
        assertThat(compile("requires transitive dev.locksmith; requires static java.compiler;"))
                .isEmpty();
        assertThat(sources.generated("bank/BankLevels.java")).contains(GENERATED);
    }

    @Test
    void a_generated_level_can_be_waited_for() throws IOException {
        sources.write(
                "bank/Branch.java",
                """
                package bank;
                @dev.locksmith.annotations.LockOrder(after = BankLevels.Accounts.class)
                enum Branch { COUNTER }
                """);

        assertThat(compile("requires transitive dev.locksmith;")).isEmpty();
        assertThat(sources.generated("bank/BranchLevels.java"))
                .contains("Level<BankLevels.AccountsHeld, CounterHeld>");
    }

    @Test
    void a_module_that_does_not_read_the_runtime_is_told_to() throws IOException {
        assertThat(compile("requires transitive dev.locksmith.annotations;"))
                .containsExactly(
                        """
                        2: [locksmith:lock-order] the levels of 'Bank' need dev.locksmith.Level, which is not to be seen here
                            to fix: write 'requires dev.locksmith' in the declaration of the module 'm'""");
    }

    @Test
    void a_class_path_without_the_runtime_is_told_to_have_it() throws IOException {
        assertThat(
                        sources.compile(
                                ToolProvider.getSystemJavaCompiler(),
                                "-classpath",
                                place(LockOrder.class).toString()))
                .containsExactly(
                        """
                        2: [locksmith:lock-order] the levels of 'Bank' need dev.locksmith.Level, which is not to be seen here
                            to fix: put locksmith-runtime on the class path""");
    }

    private List<String> compile(String requires) throws IOException {
        sources.write("module-info.java", "/** M. */ module m { " + requires + " exports bank; }");
        return sources.compile(
                ToolProvider.getSystemJavaCompiler(),
                "-Xlint:all,-processing",
                "-Werror",
                "--module-path",
                place(Level.class) + File.pathSeparator + place(LockOrder.class));
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
