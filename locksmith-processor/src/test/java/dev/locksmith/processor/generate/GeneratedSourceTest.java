package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.CompilationSubject.assertThat;

import static dev.locksmith.processor.generate.Generator.compile;
import static dev.locksmith.processor.generate.Generator.generated;

import com.google.testing.compile.Compilation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the generated files look like, and that every compiler setting takes them. */
class GeneratedSourceTest {
    private static final String BANK =
            """
            package bank;
            @dev.locksmith.annotations.LockOrder
            public enum Bank { CONFIG, ACCOUNTS }
            """;

    private static final String DEPOT =
            """
            import dev.locksmith.annotations.LockOrder;
            import dev.locksmith.annotations.LockOrder.After;
            @LockOrder
            enum Depot {
                GATE,
                @After("GATE") NORTH_HALL,
                @After("GATE") SOUTH_HALL,
                @After({"NORTH_HALL", "SOUTH_HALL"}) OFFICE
            }
            """;

    @Test
    void a_public_chain() throws IOException {
        assertThat(generated(compile(BANK), "bank.BankLevels"))
                .isEqualTo(golden("BankLevels.java.txt"));
    }

    @Test
    void a_package_private_diamond_in_the_unnamed_package() throws IOException {
        assertThat(generated(compile(DEPOT), "DepotLevels"))
                .isEqualTo(golden("DepotLevels.java.txt"));
    }

    @Test
    void the_same_enum_gives_the_same_text_whatever_is_compiled_with_it() {
        String alone = generated(compile(BANK), "bank.BankLevels");
        Compilation together = compile(DEPOT, BANK);

        assertThat(generated(together, "bank.BankLevels")).isEqualTo(alone);
        assertThat(generated(together, "DepotLevels"))
                .isEqualTo(generated(compile(BANK, DEPOT), "DepotLevels"));
    }

    @Test
    void every_warning_of_the_compiler_and_of_doclint_is_heeded() {
        Compilation compilation =
                com.google.testing.compile.Compiler.javac()
                        .withProcessors(new Generator())
                        .withOptions("-Xlint:all,-processing", "-Xdoclint:all/private", "-Werror")
                        .compile(
                                Generator.source(
                                        BANK.replace("@dev", "/** Levels. */ @dev")
                                                .replace("CONFIG", "/** One. */ CONFIG")
                                                .replace(" ACCOUNTS", "/** Two. */ ACCOUNTS")));

        assertThat(compilation).succeededWithoutWarnings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MUTEX",
                "RW_MUTEX",
                "LEVEL",
                "UNLOCKED",
                "SENDABLE",
                "GENERATED",
                "STRING",
                "OBJECT",
                "CLASS",
                "OVERRIDE",
                "SUPPRESS_WARNINGS",
                "T",
                "BANK",
                "NAME",
                "HELD",
                "ÜBER",
                "lower",
                "$"
            })
    void no_name_of_a_constant_is_in_the_way(String name) {
        Compilation compilation =
                compile(
                        "package bank; @dev.locksmith.annotations.LockOrder public enum Bank { FIRST, %1$s, TT }"
                                .formatted(name),
                        """
                        package bank;
                        class Use {
                            static final dev.locksmith.Mutex<String, BankLevels.First> FIRST = BankLevels.FIRST.mutex("a");
                            static final Object OTHER = BankLevels.%1$s.mutex("b");
                            static final Object NAMED = BankLevels.%1$s.mutex("name", 3);
                        }
                        """
                                .formatted(name));

        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void a_nested_enum_is_as_visible_as_what_is_around_it() {
        Compilation compilation =
                compile(
                        """
                        package bank;
                        import dev.locksmith.annotations.LockOrder;
                        public class Outer {
                            @LockOrder public enum Open { A }
                            static class Hidden { @LockOrder public enum Deep { A } }
                            @LockOrder protected enum Guarded { A }
                            interface Facet { @LockOrder enum Lock { A } }
                        }
                        """);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.OuterOpenLevels"))
                .contains("public final class OuterOpenLevels");
        assertThat(generated(compilation, "bank.OuterHiddenDeepLevels"))
                .contains("\nfinal class OuterHiddenDeepLevels");
        assertThat(generated(compilation, "bank.OuterGuardedLevels"))
                .contains("\nfinal class OuterGuardedLevels");
        assertThat(generated(compilation, "bank.OuterFacetLockLevels"))
                .contains("\nfinal class OuterFacetLockLevels");
        assertThat(generated(compilation, "bank.OuterOpenLevels")).contains("\"Outer.Open.A\"");
    }

    @Test
    void constants_may_have_bodies_and_the_enum_members_of_its_own() {
        assertThat(
                        compile(
                                """
                                package bank;
                                import dev.locksmith.annotations.LockOrder;
                                @LockOrder
                                enum Bank implements Runnable {
                                    CONFIG { @Override public void run() {} }, ACCOUNTS(3);
                                    static final int NOT_A_LEVEL = 1;
                                    Bank() {}
                                    Bank(int unused) {}
                                    @Override public void run() {}
                                    static final dev.locksmith.Mutex<Integer, BankLevels.Accounts> M = BankLevels.ACCOUNTS.mutex(3);
                                }
                                """))
                .succeededWithoutWarnings();
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = GeneratedSourceTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
