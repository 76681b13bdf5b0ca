package dev.locksmith.packer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * Programs that say what they compute, run as javac made them and linked: they have to say the
 * same.
 */
class EarlyLinkingTest {

    @TempDir Path directory;

    @Test
    void lambdas() throws Exception {
        assertRunsAlike(
                """
                import java.util.function.*;

                class Program {
                    private final String name = "field";

                    public static String run() {
                        return new Program().all("parameter", 1, 2L, 3f, 4d, true, 'c', (byte) 5, (short) 6);
                    }

                    private String all(String s, int i, long l, float f, double d, boolean z, char c, byte b, short h) {
                        StringBuilder said = new StringBuilder();
                        Runnable nothing = () -> said.append("ran;");
                        nothing.run();
                        Supplier<String> captures = () -> s + i + l + f + d + z + c + b + h + name;
                        Function<Object, Object> two = o -> o + s;
                        BiFunction<String, Integer, Long> three = (x, y) -> x.length() + y + l;
                        IntBinaryOperator ints = (x, y) -> x * y + i;
                        ToDoubleFunction<String> asDouble = x -> x.length() * d;
                        ObjLongConsumer<String> mixed = (x, y) -> said.append(x).append(y);
                        mixed.accept("m", 7L);
                        Supplier<Supplier<String>> nested = () -> () -> name + s;
                        Predicate<String> long_ = x -> x.length() > i;
                        return said + captures.get() + two.apply(8) + three.apply("xyz", 9) + ints.applyAsInt(3, 4)
                                + asDouble.applyAsDouble("ab") + nested.get().get() + long_.and(x -> z).test("abc");
                    }
                }
                """);
    }

    @Test
    void method_references() throws Exception {
        assertRunsAlike(
                """
                import java.util.*;
                import java.util.function.*;

                class Program extends Base {
                    private int count = 3;

                    record Point(int x, Integer y) {}

                    enum Color { RED }

                    public static String run() {
                        return new Program().all();
                    }

                    private int add(int more) {
                        return count += more;
                    }

                    private static long wide(long value) {
                        return value + 1;
                    }

                    static String rest(Object... all) {
                        return Arrays.toString(all);
                    }

                    @Override
                    String name() {
                        return "over";
                    }

                    private <T extends Comparable<T>> T most(List<T> all, Comparator<? super T> by) {
                        return all.stream().max(by).get();
                    }

                    String all() {
                        IntUnaryOperator bound = this::add;
                        ToLongFunction<Integer> unboxedAndWidened = Program::wide;
                        LongFunction<Object> boxed = Program::wide;
                        IntToLongFunction widened = Program::wide;
                        Function<String, Integer> unbound = String::length;
                        ToIntBiFunction<Program, Integer> withReceiver = Program::add;
                        BiFunction<Integer, Integer, Point> made = Point::new;
                        Supplier<List<String>> madeList = ArrayList::new;
                        IntFunction<int[]> array = int[]::new;
                        Function<int[], Object> cloned = int[]::clone;
                        BinaryOperator<Object> variable = Program::rest;
                        Supplier<String> of = super::name;
                        Supplier<String> mine = this::name;
                        Consumer<Integer> dropped = this::add;
                        dropped.accept(10);
                        Function<Object, Object> cast = String.class::cast;
                        Function<Color, String> ofEnum = Enum::name;
                        Comparator<Color> order = Comparator.comparing(Enum::ordinal);
                        Supplier<Integer> hash = "abc"::hashCode;
                        List<String> list = madeList.get();
                        list.add("b");
                        list.add("abc");
                        list.forEach(new StringJoiner(",")::add);
                        list.replaceAll(String::trim);
                        return bound.applyAsInt(1) + ";" + unboxedAndWidened.applyAsLong(2) + boxed.apply(3) + widened.applyAsLong(4)
                                + unbound.apply("four") + withReceiver.applyAsInt(this, 5) + made.apply(6, 7)
                                + array.apply(2).length + ((int[]) cloned.apply(new int[3])).length + variable.apply("x", "y")
                                + of.get() + mine.get() + cast.apply("c") + ofEnum.apply(Color.RED) + hash.get()
                                + most(list, Comparator.comparing(String::length)) + order.compare(Color.RED, Color.RED);
                    }
                }

                class Base {
                    String name() {
                        return "base";
                    }
                }
                """);
    }

    @Test
    void functions_of_interfaces_and_of_classes_in_classes() throws Exception {
        assertRunsAlike(
                """
                import java.util.*;
                import java.util.function.*;

                interface Program {
                    String say();

                    private String hidden() {
                        return "hidden" + say();
                    }

                    default Supplier<String> later() {
                        Supplier<String> it = this::hidden;
                        return () -> say() + it.get();
                    }

                    static Supplier<String> fixed(String text) {
                        return () -> text;
                    }

                    interface Named<T, R extends CharSequence> {
                        R name(T value, int times);

                        default Named<T, String> twice() {
                            return (value, times) -> name(value, times) + "" + name(value, times);
                        }
                    }

                    class Parent {
                        Supplier<String> secret() {
                            return () -> "parent";
                        }
                    }

                    class Child extends Parent {
                        private static String own = "child";

                        @Override
                        Supplier<String> secret() {
                            Supplier<String> of = super.secret();
                            return () -> own + of.get();
                        }

                        class Inner {
                            Supplier<Object> outer() {
                                return () -> {
                                    Object local = new Object() {
                                        @Override
                                        public String toString() {
                                            Supplier<String> far = () -> own + Child.this.secret().get();
                                            return far.get();
                                        }
                                    };
                                    return local;
                                };
                            }
                        }
                    }

                    static String run() {
                        Program program = () -> "said";
                        Named<List<String>, String> named = (all, times) -> all.toString().repeat(times);
                        Child child = new Child();
                        return program.later().get() + fixed("fixed").get() + named.twice().name(List.of("x"), 2)
                                + child.secret().get() + child.new Inner().outer().get();
                    }
                }
                """);
    }

    @Test
    void what_needs_more_than_one_method_stays_as_it_is() throws Exception {
        Map<String, ClassNode> linked =
                assertRunsAlike(
                        """
                        import java.io.Serializable;
                        import java.util.function.*;

                        class Program {
                            interface Narrow extends Function<String, Integer> {
                                @Override
                                Integer apply(String value);
                            }

                            public static String run() {
                                Runnable marked = (Runnable & Serializable) () -> {};
                                Narrow bridged = String::length;
                                Function<String, Integer> wide = bridged;
                                return (marked instanceof Serializable) + "" + wide.apply("abc") + bridged.apply("ab");
                            }
                        }
                        """);
        assertEquals(
                List.of("altMetafactory", "altMetafactory"), linkedLate(linked.get("Program")));
    }

    @Test
    void records() throws Exception {
        Map<String, ClassNode> linked =
                assertRunsAlike(
                        """
                        import java.util.*;

                        class Program {
                            record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a) {}

                            record None() {}

                            record Pair<A, B>(A first, B second) {}

                            record Own(int x) {
                                @Override
                                public boolean equals(Object other) {
                                    return other instanceof Own;
                                }

                                @Override
                                public int hashCode() {
                                    return 42;
                                }
                            }

                            static All all(int i, float f, double d, String t, int[] a) {
                                return new All(true, (byte) 1, 'c', (short) 2, i, 3L << 40, f, d, t, a);
                            }

                            public static String run() {
                                int[] array = {1};
                                List<Object> values =
                                        new ArrayList<>(
                                                List.of(
                                                        all(1, 2f, 3d, "t", null), all(1, 2f, 3d, new String("t"), null),
                                                        all(2, 2f, 3d, "t", null), all(1, Float.NaN, 3d, "t", null),
                                                        all(1, Float.NaN, 3d, "t", null), all(1, 2f, 0.0, "t", null),
                                                        all(1, 2f, -0.0, "t", null), all(1, 2f, Double.NaN, null, null),
                                                        all(1, 2f, Double.NaN, null, null), new None(), new None(),
                                                        new Pair<>(1, "x"), new Pair<>(1, "x"), new Pair<>(null, "x"),
                                                        new Pair<>(1, null), new Own(1), new Own(2), "text"));
                                StringBuilder said = new StringBuilder();
                                for (Object a : values) {
                                    said.append(a.hashCode()).append(a);
                                    for (Object b : values) {
                                        said.append(a.equals(b) ? '1' : '0');
                                    }
                                    said.append(a.equals(null));
                                }
                                return said + "" + all(1, 2f, 3d, "t", array).equals(all(1, 2f, 3d, "t", array))
                                        + all(1, 2f, 3d, "t", array).equals(all(1, 2f, 3d, "t", array.clone()));
                            }
                        }
                        """);
        assertEquals(List.of(), linkedLate(linked.get("Program$Pair")));
    }

    @Test
    void a_class_keeps_nothing_that_only_a_compiler_reads() throws Exception {
        String source =
                """
                import java.lang.annotation.*;
                import java.util.*;

                class Program<T extends Comparable<T>> {
                    @Retention(RetentionPolicy.RUNTIME)
                    @Target(ElementType.TYPE_USE)
                    @interface Mark {}

                    record Kept<T>(List<@Mark T> all) {}

                    private final List<@Mark String> names = new ArrayList<@Mark String>();

                    @Mark String first(List<@Mark T> all) throws @Mark Exception {
                        try {
                            return (@Mark String) names.get(0);
                        } catch (@Mark RuntimeException none) {
                            return "none";
                        }
                    }

                    public static String run() throws Exception {
                        return new Program<String>().first(List.of()) + new Kept<>(List.of()).all() + Map.entry(1, 2);
                    }
                }
                """;
        assertTrue(compiled(source).stream().anyMatch(each -> keepsTypes(node(each))));
        for (ClassNode each : assertRunsAlike(source).values()) {
            assertFalse(keepsTypes(each), each.name);
        }
    }

    /** Attributes are constants by name. */
    private static boolean keepsTypes(ClassNode type) {
        ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        String bytes = new String(writer.toByteArray(), ISO_8859_1);
        return Stream.of("Signature", "TypeAnnotations", "MethodParameters")
                        .anyMatch(bytes::contains)
                || type.innerClasses.stream()
                        .anyMatch(each -> each.name.equals("java/util/Map$Entry"));
    }

    @Test
    void a_class_without_its_host_is_left_alone() throws Exception {
        List<ClassFile> all =
                compiled(
                        """
                        class Program {
                            static class Nested {
                                Runnable task = () -> {};
                            }
                        }
                        """);
        List<ClassFile> alone = all.stream().filter(each -> each.name().contains("$")).toList();
        List<ClassFile> linked = EarlyLinking.link(alone);
        assertEquals(List.of("Program$Nested"), linked.stream().map(ClassFile::name).toList());
        assertEquals(List.of("metafactory"), linkedLate(node(linked.get(0))));
    }

    @Test
    void a_name_that_is_taken_is_told() throws Exception {
        assertFails(
                """
                class Program {
                    Runnable task = () -> {};

                    static class Functions {}
                }
                """,
                "Program$Functions is ours already");
    }

    @Test
    void what_an_interface_brings_along_is_no_function_of_another() throws Exception {
        assertFails(
                """
                class Program {
                    interface One {
                        void first();

                        default void other() {}
                    }

                    interface Other {
                        void other();
                    }

                    One one = () -> {};
                    Other other = () -> {};
                }
                """,
                "Program$Functions has one other()V that is not of Program$One");
    }

    @Test
    void two_interfaces_do_not_bring_the_same_along() throws Exception {
        assertFails(
                """
                class Program {
                    interface Mine {
                        void first();

                        default java.util.function.Function compose(java.util.function.Function before) {
                            return before;
                        }
                    }

                    Mine mine = () -> {};
                    java.util.function.UnaryOperator<Object> same = o -> o;
                    java.util.function.Function<Object, Object> too = o -> o;
                }
                """,
                "Program$Functions has one compose(Ljava/util/function/Function;)Ljava/util/function/Function; that is not of"
                        + " java/util/function/Function");
    }

    private void assertFails(String source, String message) throws IOException {
        List<ClassFile> files = compiled(source);
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> EarlyLinking.link(files))
                        .getMessage());
    }

    private Map<String, ClassNode> assertRunsAlike(String source) throws Exception {
        List<ClassFile> files = compiled(source);
        List<ClassFile> linked = EarlyLinking.link(files);
        assertEquals(said(files), said(linked));
        linked.forEach(
                each -> assertFalse(linkedLate(node(each)).contains("metafactory"), each.name()));
        return linked.stream().map(EarlyLinkingTest::node).collect(byName());
    }

    private static Collector<ClassNode, ?, Map<String, ClassNode>> byName() {
        return Collectors.toMap(each -> each.name, Function.identity());
    }

    private List<ClassFile> compiled(String source) throws IOException {
        Path file = Files.writeString(directory.resolve("Program.java"), source);
        Path classes = Files.createTempDirectory(directory, "classes");
        int answer =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--release",
                                "17",
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                file.toString());
        assertEquals(0, answer);
        List<ClassFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(classes)) {
            for (Path each : found.sorted().toList()) {
                files.add(ClassFile.read(Files.readAllBytes(each)));
            }
        }
        return files;
    }

    private static String said(List<ClassFile> files) throws ReflectiveOperationException {
        Class<?> program = new Loader(files).loadClass("Program");
        Method run = program.getDeclaredMethod("run");
        run.setAccessible(true);
        return (String) run.invoke(null);
    }

    private static ClassNode node(ClassFile file) {
        ClassNode node = new ClassNode();
        new ClassReader(file.bytes()).accept(node, 0);
        return node;
    }

    /** The methods by which the virtual machine would link what is left to it. */
    private static List<String> linkedLate(ClassNode type) {
        List<String> linkers = new ArrayList<>();
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode each : method.instructions) {
                if (each instanceof InvokeDynamicInsnNode dynamic
                        && !dynamic.bsm.getName().equals("makeConcatWithConstants")) {
                    linkers.add(dynamic.bsm.getName());
                }
            }
        }
        return linkers;
    }

    /** Defines the classes of a program, and checks each as the virtual machine does. */
    private static final class Loader extends ClassLoader {

        private final Map<String, ClassFile> files;

        Loader(List<ClassFile> files) {
            this.files = files.stream().collect(Collectors.toMap(ClassFile::name, each -> each));
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ClassFile file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file.bytes(), 0, file.bytes().length);
        }
    }
}
