package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import static dev.locksmith.processor.generate.Generator.STRICT;
import static dev.locksmith.processor.generate.Generator.compile;
import static dev.locksmith.processor.generate.Generator.generated;
import static dev.locksmith.processor.generate.Generator.source;

import com.google.testing.compile.Compilation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Orders that come after other orders: of the same compilation, of a later round, of a library. */
class ContinuedOrderTest {
    private static final String STORAGE =
            """
            package storage;
            import dev.locksmith.annotations.LockOrder;
            @LockOrder
            public enum Storage { FILES, @LockOrder.After("FILES") BLOCKS, @LockOrder.After("FILES") CACHE }
            """;

    private static final String HAND_MADE =
            """
            package storage;
            import dev.locksmith.Level;
            import dev.locksmith.Unlocked;
            public class Disk extends Level<Unlocked, Disk.Held> {
                public interface Held extends Unlocked {}
                private Disk() { super(Unlocked.class, Held.class); }
            }
            """;

    @Test
    void after_an_enum_is_after_all_its_branches() {
        Compilation compilation = compile(bankAfter("storage.Storage.class"), STORAGE);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains(
                        "interface BeforeConfig extends StorageLevels.BlocksHeld, StorageLevels.CacheHeld {");
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("taken after all of Storage.");
    }

    @Test
    void after_a_level_that_the_same_compilation_generates() {
        Compilation compilation = compile(bankAfter("storage.StorageLevels.Files.class"), STORAGE);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("class Config extends Level<StorageLevels.FilesHeld, ConfigHeld>");
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("StorageLevels.Files -> CONFIG");
    }

    @Test
    void levels_that_wait_for_each_other_in_turn_all_come() {
        Compilation compilation =
                compile(
                        "package a; import c.BLevels; @dev.locksmith.annotations.LockOrder(after = BLevels.X.class) enum A { X }",
                        "package c; import d.*; @dev.locksmith.annotations.LockOrder(after = {CLevels.X.class, CLevels.Y.class}) public enum B { X }",
                        "package d; @dev.locksmith.annotations.LockOrder(after = d.DLevels.X.class) public enum C { X, Y }",
                        "package d; @dev.locksmith.annotations.LockOrder public enum D { X }");

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "a.ALevels")).contains("Level<BLevels.XHeld, XHeld>");
    }

    @Test
    void after_a_level_made_by_hand() {
        Compilation compilation = compile(bankAfter("storage.Disk.class"), HAND_MADE);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("class Config extends Level<Disk.Held, ConfigHeld>");
    }

    @Test
    void after_several_orders() {
        Compilation compilation =
                compile(
                        bankAfter("{storage.Disk.class, storage.StorageLevels.Files.class}"),
                        HAND_MADE,
                        STORAGE);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("interface BeforeConfig extends Disk.Held, StorageLevels.FilesHeld {");
    }

    @Test
    void after_a_level_that_another_processor_makes_later() {
        Compilation compilation =
                javac().withProcessors(new Generator(), new LateMaker("storage.Disk", HAND_MADE))
                        .withOptions(STRICT)
                        .compile(source(bankAfter("storage.Disk.class")));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("Level<Disk.Held, ConfigHeld>");
    }

    @Test
    void an_after_may_wait_for_a_name_too() {
        String bank =
                """
                package bank;
                import dev.locksmith.annotations.LockOrder;
                @LockOrder enum Bank { CONFIG, AUDIT, @LockOrder.After(Names.FIRST) LOG }
                """;
        Compilation compilation =
                javac().withProcessors(
                                new Generator(),
                                new LateMaker(
                                        "bank.Names",
                                        "package bank; interface Names { String FIRST = \"CONFIG\"; }"))
                        .withOptions(STRICT)
                        .compile(source(bank));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated(compilation, "bank.BankLevels"))
                .contains("Level<ConfigHeld, LogHeld>");
        assertThat(messages(compile(bank)).get(0))
                .startsWith(
                        "[locksmith:lock-order] 'Bank' is to come after what the @After of 'LOG' names, which does not"
                                + " exist");
    }

    @Test
    void after_an_order_of_a_library(@TempDir Path library) throws IOException {
        String manyLevels =
                "package storage; @dev.locksmith.annotations.LockOrder public enum Many { Z, Y, X, A, B, C }";
        save(compile(STORAGE, manyLevels), library);
        for (String after :
                List.of(
                        "storage.Storage.class",
                        "{storage.StorageLevels.Blocks.class, storage.StorageLevels.Cache.class}")) {
            Compilation compilation = compileWith(library, bankAfter(after));
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(generated(compilation, "bank.BankLevels"))
                    .contains("extends StorageLevels.BlocksHeld, StorageLevels.CacheHeld {");
        }
        assertThat(
                        generated(
                                compileWith(library, bankAfter("storage.Many.class")),
                                "bank.BankLevels"))
                .contains("Level<ManyLevels.CHeld, ConfigHeld>");
    }

    @Test
    void what_an_earlier_build_left_behind_changes_nothing(@TempDir Path classes)
            throws IOException {
        String bank = bankAfter("storage.StorageLevels.Files.class");
        Compilation first = compile(bank, STORAGE);
        save(first, classes);
        Compilation second =
                javac().withProcessors(new Generator())
                        .withClasspath(classPath(classes))
                        .compile(source(bank), source(STORAGE));

        assertThat(second).succeeded();
        assertThat(generated(second, "bank.BankLevels"))
                .isEqualTo(generated(first, "bank.BankLevels"));

        Compilation own =
                javac().withProcessors(new Generator())
                        .withClasspath(classPath(classes))
                        .compile(source(bankAfter("bank.BankLevels.Config.class")));
        assertThat(own).hadErrorContaining("continue each other in a circle: Bank -> Bank");
    }

    @Test
    void a_class_that_never_appears_is_named() {
        Compilation compilation =
                compile(
                        bankAfter("{storage.StorageLevels.Files.class, storage.Disk.class}"),
                        HAND_MADE);

        assertThat(messages(compilation))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'Bank' is to come after storage.StorageLevels.Files, which does not exist: no source has it, and no annotation processor has made it
                          to fix: correct the name, or name an enum with @LockOrder to come after all of it""");
    }

    @Test
    void a_level_that_an_order_does_not_have_is_named() {
        assertThat(messages(compile(bankAfter("storage.StorageLevels.Tapes.class"), STORAGE)))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'Bank' is to come after storage.StorageLevels.Tapes, which does not exist: no source has it, and no annotation processor has made it
                          to fix: correct the name, or name an enum with @LockOrder to come after all of it""");
    }

    @Test
    void an_order_of_a_library_that_was_compiled_without_us_has_no_levels(@TempDir Path library)
            throws IOException {
        save(javac().withOptions("-proc:none").compile(source(STORAGE)), library);

        assertThat(messages(compileWith(library, bankAfter("storage.Storage.class"))))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'Bank' is to come after all of Storage, but its levels, 'storage.StorageLevels', do not exist
                          to fix: compile that enum with Locksmith's annotation processor""");
    }

    @Test
    void what_is_neither_order_nor_level_is_refused() {
        for (String after : List.of("String", "int", "Thread[]", "Thread.State")) {
            assertThat(messages(compile(bankAfter(after + ".class"))))
                    .containsExactly(
                            """
                            [locksmith:lock-order] 'after' names '%s', which is neither a lock order nor a level
                              to fix: name an enum with @LockOrder to come after all of it, or a level class generated from one"""
                                    .formatted(after.equals("int") ? "int" : "java.lang." + after));
        }
        assertThat(messages(compile(bankAfter("dev.locksmith.Level.class"))).get(0))
                .contains("names the level 'Level', which does not say where its locks lead to");
    }

    @Test
    void orders_do_not_continue_each_other_in_a_circle() {
        String circle =
                """
                [locksmith:lock-order] the lock orders continue each other in a circle: A -> B -> C -> A
                  'B' names 'A' in its 'after'
                  'C' names 'B' in its 'after'
                  'A' names 'C' in its 'after'
                  to fix: take one 'after' back""";
        String byEnum =
                """
                import dev.locksmith.annotations.LockOrder;
                @LockOrder(after = C.class) enum A { X }
                @LockOrder(after = A.class) enum B { X }
                @LockOrder(after = B.class) enum C { X }
                """;

        assertThat(messages(compile(byEnum))).containsExactly(circle);
        assertThat(messages(compile(byEnum.replace(".class", "Levels.X.class"))))
                .containsExactly(circle);
    }

    @Test
    void an_order_does_not_continue_itself() {
        for (String after : List.of("bank.Bank.class", "BankLevels.Config.class")) {
            assertThat(messages(compile(bankAfter(after))))
                    .containsExactly(
                            """
                            [locksmith:lock-order] the lock orders continue each other in a circle: Bank -> Bank
                              'Bank' names 'Bank' in its 'after'
                              to fix: take one 'after' back""");
        }
    }

    @Test
    void a_mistake_in_one_order_is_not_told_of_at_those_that_continue_it() {
        String broken = STORAGE.replace("\"FILES\") BLOCKS", "\"FILE\") BLOCKS");
        for (String after : List.of("storage.Storage.class", "storage.StorageLevels.Files.class")) {
            assertThat(messages(compile(bankAfter(after), broken)))
                    .containsExactly(
                            """
                            [locksmith:lock-order] 'BLOCKS' is declared @After("FILE"), but 'Storage' has no constant of that name
                              to fix: name one or more of FILES, BLOCKS, CACHE""");
        }
    }

    private static String bankAfter(String after) {
        return "package bank; @dev.locksmith.annotations.LockOrder(after = %s) enum Bank { CONFIG, AUDIT }"
                .formatted(after);
    }

    /** Our own messages: javac names a missing class too. */
    private static List<String> messages(Compilation compilation) {
        return compilation.errors().stream()
                .map(Generator::text)
                .filter(message -> message.startsWith("[locksmith:"))
                .toList();
    }

    private static Compilation compileWith(Path library, String source) {
        return javac().withProcessors(new Generator())
                .withOptions(STRICT)
                .withClasspath(classPath(library))
                .compile(source(source));
    }

    private static List<File> classPath(Path first) {
        return Stream.concat(
                        Stream.of(first.toFile()),
                        Arrays.stream(
                                        System.getProperty("java.class.path")
                                                .split(File.pathSeparator, -1))
                                .map(File::new))
                .toList();
    }

    private static void save(Compilation compilation, Path directory) throws IOException {
        assertThat(compilation).succeeded();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target =
                        directory.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                try (InputStream content = file.openInputStream()) {
                    Files.copy(content, target);
                }
            }
        }
    }

    /** Makes a class, in the second round. */
    private static final class LateMaker extends AbstractProcessor {
        private final String name;
        private final String text;
        private int rounds;

        LateMaker(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            rounds++;
            if (rounds == 1) {
                write("storage.Nothing", "package storage; class Nothing {}");
            } else if (rounds == 2) {
                write(name, text);
            }
            return false;
        }

        private void write(String className, String source) {
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile(className).openWriter()) {
                writer.write(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
