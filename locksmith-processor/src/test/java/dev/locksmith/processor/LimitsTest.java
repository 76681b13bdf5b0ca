package dev.locksmith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.PlainJavac;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the checker does not see. {@code docs/limits.md} describes each of these cases and names its
 * test; a limit that falls makes its test fail, and the page is then to be changed too.
 *
 * <p>Beside each leak that is missed stands, where there is one, a leak of the same kind that is
 * found.
 */
class LimitsTest {

    private static final String PEN = "@ThreadConfined class Pen { void write() {} }\n";

    @Test
    void reflection() {
        unseen(
                """
                class Desk {
                    static Object shared;

                    void lend(Pen pen, java.lang.reflect.Field field) throws Exception {
                        field.set(null, pen);
                        shared = pen; // ERROR shared-state
                    }

                    void start(Pen pen, Executor pool, java.lang.reflect.Method execute)
                            throws Exception {
                        Runnable task = () -> pen.write();
                        execute.invoke(pool, task);
                        pool.execute(task); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void native_code() {
        onlyInCompleteMode(
                """
                class Desk {
                    static Object shared;

                    native void keepNatively(Object thing);

                    void keep(Object thing) {
                        shared = thing;
                    }

                    void lend(Pen pen) {
                        keepNatively(pen); // UNPROVEN
                        keep(pen); // ERROR shared-state
                    }
                }
                """);
    }

    @Test
    void erased_containers() {
        onlyInCompleteMode(
                """
                class Desk {
                    void lend(Map<String, Object> drawer, List<Pen> pens, Executor pool) {
                        Object found = drawer.get("pen");
                        pool.execute(() -> ((Pen) found).write()); // UNPROVEN
                        @SuppressWarnings("unchecked")
                        List<Object> erased = (List<Object>) (List<?>) pens;
                        Object first = erased.get(0);
                        pool.execute(() -> ((Pen) first).write()); // UNPROVEN
                        Pen pen = (Pen) drawer.get("pen");
                        pool.execute(() -> pen.write()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void results_of_streams() {
        onlyInCompleteMode(
                """
                class Desk {
                    void lend(Pen pen, Executor pool) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> pen.write());
                        pool.execute(tasks.stream().findFirst().get()); // UNPROVEN
                        pool.execute(tasks.get(0)); // ERROR crosses-thread
                        tasks.forEach(task -> pool.execute(task)); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void fields_of_other_objects() {
        onlyInCompleteMode(
                """
                class Desk {
                    static class Note {
                        Object content;
                    }

                    void lend(Pen pen, Executor pool) {
                        Note note = new Note();
                        note.content = pen;
                        Object taken = note.content;
                        pool.execute(() -> System.out.println(taken)); // UNPROVEN
                        pool.execute(() -> System.out.println(note.content)); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void two_names_for_one_object() {
        onlyInCompleteMode(
                """
                class Desk {
                    void lend(Pen pen, Executor pool) {
                        List<Object> drawer = new ArrayList<>();
                        List<Object> same = drawer;
                        same.add(pen);
                        pool.execute(() -> drawer.clear()); // UNPROVEN
                        pool.execute(() -> same.clear()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void what_is_put_in_after_the_crossing() {
        onlyInCompleteMode(
                """
                class Desk {
                    void lend(Pen pen, Executor pool) {
                        List<Object> drawer = new ArrayList<>();
                        pool.execute(() -> drawer.clear()); // UNPROVEN
                        drawer.add(pen);
                        pool.execute(() -> drawer.clear()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void what_a_function_object_does() {
        onlyInCompleteMode(
                """
                class Desk {
                    void lend(Pen pen, Executor pool) {
                        Consumer<Runnable> starter = task -> pool.execute(task); // UNPROVEN
                        starter.accept(() -> pen.write());
                        start(pool, () -> pen.write()); // ERROR crosses-thread
                    }

                    private void start(Executor pool, Runnable task) {
                        pool.execute(task);
                    }
                }
                """);
    }

    @Test
    void streams_that_come_in_parallel() {
        unseen(
                """
                class Desk {
                    void signAll(List<String> letters, Pen pen) {
                        sign(letters.parallelStream(), pen);
                        letters.parallelStream().forEach(letter -> pen.write()); // ERROR crosses-thread
                    }

                    void sign(Stream<String> letters, Pen pen) {
                        letters.forEach(letter -> pen.write());
                    }
                }
                """);
    }

    @Test
    void single_use_values_in_fields_and_containers() {
        unseen(
                """
                @Sendable @SingleUse final class Stamp {
                    @Consumes void use() {}
                }
                class Desk {
                    Stamp mine;

                    void first() { mine.use(); }

                    void send(List<Stamp> roll, Stamp stamp) {
                        mine.use();
                        first();
                        roll.get(0).use();
                        roll.get(0).use();
                        stamp.use();
                        stamp.use(); // ERROR used-twice
                    }
                }
                """);
    }

    @Test
    void implementations_of_which_only_some_hand_over() {
        String text =
                PEN
                        + """
                        interface Runner {
                            void run(Runnable task);
                        }
                        class Here implements Runner {
                            public void run(Runnable task) {
                                task.run();
                            }
                        }
                        class There implements Runner {
                            public void run(Runnable task) {
                                new Thread(task).start(); // UNPROVEN
                            }
                        }
                        class Desk {
                            void lend(Pen pen, Runner runner, There there) {
                                runner.run(() -> pen.write()); // COMPLETE
                                there.run(() -> pen.write()); // ERROR crosses-thread
                            }
                        }
                        """;
        Verify.that(text.replace("// COMPLETE", "")).holds();
        complete(
                        text.replace("// COMPLETE", "// ERROR crosses-thread")
                                .replace("// UNPROVEN", "// ERROR unproven"))
                .holds();
    }

    @Test
    void implementations_in_other_jars() {
        onlyInCompleteMode(
                """
                interface Runner {
                    void run(Runnable task);
                }
                class Desk {
                    void lend(Pen pen, Runner runner) {
                        runner.run(() -> pen.write()); // UNPROVEN
                    }
                }
                """);
    }

    @Test
    void code_of_other_jars(@TempDir Path directory) {
        Path classes =
                ClassFiles.of(
                        directory,
                        """
                        package lib;

                        public class Background {
                            public static void later(Runnable task) {
                                new Thread(task).start();
                            }
                        }
                        """);
        String text =
                PEN
                        + """
                        class Desk {
                            void lend(Pen pen) {
                                lib.Background.later(() -> pen.write()); // UNPROVEN
                            }
                        }
                        """;
        Verify.that(text).against(classes).holds();
        complete(text.replace("// UNPROVEN", "// ERROR unproven")).against(classes).holds();
    }

    @Test
    void ordinary_mutable_objects() {
        onlyInCompleteMode(
                """
                class Desk {
                    void share(Executor pool) {
                        List<String> letters = new ArrayList<>();
                        pool.execute(() -> letters.add("to you")); // UNPROVEN
                        letters.add("to me");
                    }
                }
                """);
    }

    @Test
    void promises() {
        unseen(
                """
                @Sendable(unchecked = "only one thread at a time has the desk")
                class Desk {
                    int letters;

                    void share(Executor pool) {
                        pool.execute(() -> letters++);
                    }
                }
                @Sendable class Table {
                    int letters; // ERROR not-sendable
                }
                """);
    }

    @Test
    void facts_of_jars_compiled_without_annotation_processing(@TempDir Path directory)
            throws IOException {
        String background =
                """
                package lib;

                public class Background {
                    public static void later(Runnable task) {
                        new Thread(task).start();
                    }
                }
                """;
        String desk =
                "import dev.locksmith.annotations.ThreadConfined;\n"
                        + PEN
                        + """
                        class Desk {
                            void lend(Pen pen) {
                                lib.Background.later(() -> pen.write());
                            }
                        }
                        """;
        String[] fast = {"-proc:none", "-Xplugin:Locksmith mode=targeted"};
        Path told = directory.resolve("told");
        assertEquals("", PlainJavac.run(told, "Background", background));
        String found = PlainJavac.run(told, "Desk", desk);
        assertTrue(found.contains("[locksmith:crosses-thread]"), found);
        assertEquals(found, PlainJavac.run(told, "Desk", desk, fast));

        Path untold = directory.resolve("untold");
        assertEquals("", PlainJavac.run(untold, "Background", background, fast));
        assertEquals("", PlainJavac.run(untold, "Desk", desk));
    }

    /** Neither mode finds more than is marked. */
    private static void unseen(String text) {
        Verify.that(PEN + text).holds();
        complete(PEN + text).holds();
    }

    @Test
    void more_values_than_are_followed() {
        StringBuilder text =
                new StringBuilder("class Desk {\n    void lend(Pen pen, Executor pool, int n");
        text.append(") {\n        Object chosen = switch (n) {\n");
        for (int i = 0; i < 300; i++) {
            text.append("            case ").append(i).append(" -> new Object();\n");
        }
        text.append("            default -> pen;\n        };\n");
        text.append(
                "        pool.execute(() -> System.out.println(chosen)); // UNPROVEN\n    }\n}\n");
        onlyInCompleteMode(text.toString());
    }

    /** What is marked UNPROVEN is reported by the complete mode alone. */
    private static void onlyInCompleteMode(String text) {
        Verify.that(PEN + text).holds();
        complete(PEN + text.replace("// UNPROVEN", "// ERROR unproven")).holds();
    }

    private static Verify complete(String text) {
        return Verify.that(text).withOptions("-Alocksmith.mode=complete");
    }

    @Test
    void locks_in_fields_that_change() {
        unseen(
                """
                class Rota {
                    private Object a = new Object();
                    private Object b = new Object();
                    private final Object c = new Object();
                    private final Object d = new Object();
                    void swap() {
                        Object old = a;
                        a = b;
                        b = old;
                    }
                    void one() { synchronized (a) { synchronized (b) { } } }
                    void two() { synchronized (b) { synchronized (a) { } } }
                    void three() { synchronized (c) { synchronized (d) { } } }
                    void four() { synchronized (d) { synchronized (c) { } } } // ERROR lock-cycle
                }
                """);
    }

    @Test
    void objects_that_need_not_meet() {
        String text =
                """
                class Ship {
                    synchronized void load(Port port) { port.count(); }
                    synchronized void count() { }
                }
                class Port {
                    synchronized void send(Ship ship) { ship.count(); } // COMPLETE
                    synchronized void count() { }
                }
                """;
        Verify.that(text).holds();
        complete(text.replace("// COMPLETE", "// ERROR lock-cycle")).holds();
    }

    @Test
    void the_lock_inside_a_print_stream() {
        Verify.that(
                        """
                        class Printer {
                            private final Object page = new Object();
                            void print() { synchronized (System.out) { synchronized (page) { } } }
                            void number() { synchronized (page) { System.out.println(1); } }
                            void again() { synchronized (System.out) { System.out.println(1); } }
                        }
                        """)
                .holds();
    }

    @Test
    void the_page_names_each_of_these_tests() throws IOException {
        Set<String> tests =
                Arrays.stream(LimitsTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .filter(name -> !name.equals("the_page_names_each_of_these_tests"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>();
        Matcher name =
                Pattern.compile("`LimitsTest\\.(\\w+)`")
                        .matcher(Files.readString(Path.of("../docs/limits.md")));
        while (name.find()) {
            named.add(name.group(1));
        }
        assertEquals(tests, named);
    }
}
