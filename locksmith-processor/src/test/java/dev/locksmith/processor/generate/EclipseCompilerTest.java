package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;

import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Generating needs no javac. */
class EclipseCompilerTest {
    @TempDir Path directory;

    @Test
    void ecj_runs_the_generator_through_several_rounds() throws IOException {
        SourceDirectory sources = new SourceDirectory(directory);
        List<String> diagnostics =
                compile(
                        sources,
                        """
                        import dev.locksmith.*;
                        import dev.locksmith.annotations.LockOrder;
                        @LockOrder(after = BankLevels.Accounts.class) enum Branch { COUNTER }
                        @LockOrder enum Bank { CONFIG, ACCOUNTS }
                        class Use {
                            static final Mutex<String, BankLevels.Accounts> ACCOUNT = BankLevels.ACCOUNTS.mutex("");
                            static final Mutex<String, BranchLevels.Counter> COUNTER = BranchLevels.COUNTER.mutex("");
                            static void use(LockScope scope) {
                                try (var account = scope.lock(ACCOUNT); var counter = account.lock(COUNTER)) {
                                    counter.set(account.get());
                                }
                            }
                        }
                        """);

        assertThat(diagnostics).isEmpty();
        assertThat(sources.generated("BranchLevels.java"))
                .contains("Level<BankLevels.AccountsHeld, CounterHeld>");
    }

    @Test
    void ecj_shows_errors_too() throws IOException {
        List<String> diagnostics =
                compile(
                        new SourceDirectory(directory),
                        """
                        import dev.locksmith.annotations.LockOrder;
                        import dev.locksmith.annotations.LockOrder.After;
                        @LockOrder enum Bank { @After("B") A, B }
                        @LockOrder enum Empty {}
                        class Other { @After("A") int field; }
                        """);

        assertThat(diagnostics.stream().map(text -> text.lines().findFirst().orElse("")).toList())
                .containsExactly(
                        "4: [locksmith:lock-order] 'Empty' has no constants, and so no lock levels",
                        "5: [locksmith:lock-order] @After orders the constants of an enum with @LockOrder; 'field' in"
                                + " 'Other' is no such constant",
                        // ECJ knows no place for a message about an enum constant
                        "0: [locksmith:lock-order] the lock order of 'Bank' runs in a circle: A -> B -> A");
    }

    @Test
    void ecj_shows_orders_that_wait_for_each_other() throws IOException {
        List<String> diagnostics =
                compile(
                        new SourceDirectory(directory),
                        """
                        import dev.locksmith.annotations.LockOrder;
                        @LockOrder(after = BranchLevels.COUNTER.class) enum Bank { CONFIG }
                        @LockOrder(after = BankLevels.CONFIG.class) enum Branch { COUNTER }
                        """);

        assertThat(String.join("\n", diagnostics)).contains("BranchLevels cannot be resolved");
        assertThat(String.join("\n", diagnostics)).contains("'Bank' is to come after ");
    }

    private static List<String> compile(SourceDirectory sources, String text) throws IOException {
        sources.write("Use.java", text);
        return sources.compile(
                new EclipseCompiler(),
                "--release",
                "17",
                "-classpath",
                System.getProperty("java.class.path"));
    }
}
