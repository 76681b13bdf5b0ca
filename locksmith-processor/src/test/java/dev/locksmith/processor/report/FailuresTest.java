package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.summary.ExternalSummaries;
import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.Predicate;

import javax.lang.model.element.TypeElement;

/** What fails in the checker costs one method, one initializer or one field; the rest is found. */
class FailuresTest {

    private static final String PEN =
            """
            @ThreadConfined final class Pen { void draw() {} }
            final class Trap { static void spring(Object given) {} }
            """;

    /** Asks whether a class is compiled here; of one class that fails. */
    private static Predicate<TypeElement> failingOn(String name, Throwable failure) {
        return type -> {
            if (type.getSimpleName().contentEquals(name)) {
                throwAsIs(failure);
            }
            return !type.getQualifiedName().toString().startsWith("java.");
        };
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwAsIs(Throwable failure) throws X {
        throw (X) failure;
    }

    private static List<String> check(String text, Throwable failure) {
        return Snippet.of(PEN + text)
                .check(failingOn("Trap", failure), ExternalSummaries.NONE)
                .stream()
                .map(message -> message.lines().findFirst().orElseThrow())
                .map(message -> message.replaceFirst(", but .*|, because of .*", ""))
                .toList();
    }

    private static String lost(String what) {
        return "locksmith: " + what + " was not fully checked by any rule";
    }

    private static String leak(String pen) {
        return "[locksmith:crosses-thread] '" + pen + "' is confined to its thread";
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                StackOverflowError.class,
                AssertionError.class,
                NoSuchMethodError.class
            })
    void one_method_is_lost(Class<? extends Throwable> kind) throws ReflectiveOperationException {
        assertEquals(
                List.of(leak("before"), leak("after"), lost("Desk.broken")),
                check(
                        """
                        class Desk {
                            void before(Pen before) { new Thread(before::draw).start(); }
                            void broken(Pen broken) {
                                new Thread(broken::draw).start();
                                Runnable open = () -> { for (;;) { Trap.spring(broken); } };
                            }
                            void after(Pen after) { new Thread(after::draw).start(); }
                        }
                        """,
                        kind.getConstructor().newInstance()));
    }

    @Test
    void one_initializer_field_or_constructor_is_lost() {
        assertEquals(
                List.of(
                        leak("one"),
                        leak("two"),
                        leak("three"),
                        leak("four"),
                        lost("a static initializer of Desk"),
                        lost("an initializer of Desk"),
                        lost("Desk.field"),
                        lost("a constructor of Desk")),
                check(
                        """
                        class Desk {
                            static { Consumer<Pen> leak = one -> new Thread(one::draw).start(); }
                            static { Trap.spring(null); }
                            { Trap.spring(null); }
                            { Consumer<Pen> leak = two -> new Thread(two::draw).start(); }
                            final Consumer<Pen> field = pen -> Trap.spring(pen);
                            final Consumer<Pen> other = three -> new Thread(three::draw).start();
                            Desk() { Trap.spring(null); }
                            Desk(Pen four) { new Thread(four::draw).start(); }
                        }
                        """,
                        new IllegalStateException()));
    }

    @Test
    void a_class_inside_a_method_is_a_part_of_the_method() {
        assertEquals(
                List.of(leak("pen"), lost("Desk.broken")),
                check(
                        """
                        class Desk {
                            void broken(Pen pen) {
                                class Local { void x() { Object o = new Object() { { Trap.spring(pen); } }; } }
                            }
                            class Inner {
                                void after(Pen pen) { new Thread(pen::draw).start(); }
                            }
                        }
                        """,
                        new IllegalStateException()));
    }

    @Test
    void the_classes_around_a_failure_are_known_behind_it() {
        assertEquals(
                List.of(leak("this"), lost("Desk.Inner.broken")),
                check(
                        """
                        @ThreadConfined class Desk {
                            class Inner {
                                void broken() { new Object() { void x() { Trap.spring(this); } }; }
                            }
                            void after() { new Thread(() -> print()).start(); }
                            private void print() {}
                        }
                        """,
                        new IllegalStateException()));
    }

    @Test
    void a_call_that_cannot_be_followed_costs_that_call() {
        ExternalSummaries failing =
                (method, parameter) -> {
                    throw new StackOverflowError();
                };
        List<String> messages =
                Snippet.of(
                                """
                                @ThreadConfined final class Pen { void draw() {} }
                                class Outside { static void take(Object given) {} }
                                class Desk {
                                    void lost(Pen pen) { Outside.take((Runnable) () -> pen.draw()); }
                                    void found(Pen pen) { later(() -> pen.draw()); }
                                    private static void later(Runnable task) { new Thread(task).start(); }
                                }
                                """)
                        .check(type -> !type.getSimpleName().contentEquals("Outside"), failing);
        assertEquals(
                List.of(
                        leak("pen"),
                        "locksmith: Desk.lost was not fully checked as to what becomes of what it"
                                + " passes on"),
                messages.stream()
                        .map(message -> message.lines().findFirst().orElseThrow())
                        .map(message -> message.replaceFirst(", but .*|, because of .*", ""))
                        .toList());
    }
}
