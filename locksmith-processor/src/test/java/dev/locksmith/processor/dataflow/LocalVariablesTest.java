package dev.locksmith.processor.dataflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A local variable carries what was last put in it, on each path. */
class LocalVariablesTest {

    private static final String TYPES =
            """
            @ThreadConfined final class Printer { void print(Object page) {} String name() { return ""; } }
            @Sendable record Page(String text) {}
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void a_variable_of_a_silent_type_carries_what_it_was_given() {
        verify(
                """
                class Office {
                    void wide(Executor pool, Printer printer) {
                        Object any = printer;
                        pool.execute(() -> any.hashCode()); // ERROR crosses-thread
                    }
                    void quiet(Executor pool) {
                        Object any = new Page("a");
                        pool.execute(() -> any.hashCode());
                    }
                    void copied(Executor pool, Printer printer) {
                        Object one = printer;
                        Object two = one;
                        final Object three = (Object) two;
                        pool.execute(() -> three.hashCode()); // ERROR crosses-thread
                    }
                    void inferred(Executor pool, Printer printer) {
                        var any = printer;
                        pool.execute(() -> any.print("a")); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void reassigned_it_carries_the_new_value_only() {
        verify(
                """
                class Office {
                    void better(Executor pool, Printer printer) {
                        Runnable job = () -> printer.print("a");
                        job.run();
                        job = () -> System.out.println("b");
                        pool.execute(job);
                    }
                    void worse(Executor pool, Printer printer) {
                        Runnable job = () -> System.out.println("a");
                        pool.execute(job);
                        job = () -> printer.print("b");
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void toNull(Executor pool, Printer printer) {
                        Runnable job = () -> printer.print("a");
                        job.run();
                        job = null;
                        pool.execute(job);
                    }
                    void inAnExpression(Executor pool, Printer printer) {
                        Runnable job;
                        pool.execute(job = () -> printer.print("a")); // ERROR crosses-thread
                    }
                    void chained(Executor pool, Printer printer) {
                        Runnable one;
                        Runnable two;
                        one = two = () -> printer.print("a");
                        pool.execute(one); // ERROR crosses-thread
                        pool.execute(two); // ERROR crosses-thread
                    }
                    void swapped(Executor pool, Printer printer) {
                        Runnable here = () -> printer.print("a");
                        Runnable there = () -> System.out.println("b");
                        Runnable spare = here;
                        here = there;
                        there = spare;
                        pool.execute(here);
                        pool.execute(there); // ERROR crosses-thread
                    }
                    void parameter(Executor pool, Object any, Printer printer) {
                        any = printer;
                        Object copy = any;
                        pool.execute(() -> copy.hashCode()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void ternaries_and_switch_expressions_give_any_of_their_values() {
        verify(
                """
                class Office {
                    enum Mood { LOUD, QUIET, SILENT }
                    void ternary(Executor pool, Printer printer, boolean loud) {
                        Runnable job = loud ? () -> printer.print("a") : () -> {};
                        pool.execute(job); // ERROR crosses-thread
                        Runnable calm = loud ? () -> System.out.println() : () -> {};
                        pool.execute(calm);
                        Object thing = loud ? "text" : printer;
                        pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                    }
                    void direct(Executor pool, Printer printer, boolean loud) {
                        pool.execute(loud ? () -> printer.print("a") : () -> {}); // ERROR crosses-thread
                    }
                    void arrows(Executor pool, Printer printer, Mood mood) {
                        Runnable job = switch (mood) {
                            case LOUD -> () -> printer.print("a");
                            case QUIET -> () -> {};
                            case SILENT -> null;
                        };
                        pool.execute(job); // ERROR crosses-thread
                        Runnable calm = switch (mood) {
                            case LOUD -> {
                                printer.print("a");
                                yield () -> System.out.println();
                            }
                            default -> () -> {};
                        };
                        pool.execute(calm);
                    }
                    void yields(Executor pool, Printer printer, Mood mood) {
                        Object thing = switch (mood) {
                            case LOUD:
                                yield "loud";
                            case QUIET:
                                String name = printer.name();
                                yield name;
                            default:
                                yield printer;
                        };
                        pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void variables_of_patterns_hold_what_was_matched() {
        verify(
                """
                class Office {
                    void seen(Executor pool, Object any) {
                        if (any instanceof Printer printer) {
                            pool.execute(() -> printer.print("a")); // ERROR crosses-thread
                        }
                        if (any instanceof Page page) {
                            pool.execute(() -> page.text());
                        }
                    }
                    void hidden(Executor pool, Printer printer) {
                        Runnable job = () -> printer.print("a");
                        Object any = job;
                        if (any instanceof Runnable again) {
                            pool.execute(again); // ERROR crosses-thread
                        }
                    }
                    void negated(Executor pool, Object any) {
                        if (!(any instanceof Printer printer)) {
                            return;
                        }
                        pool.execute(() -> printer.print("a")); // ERROR crosses-thread
                    }
                    void together(Executor pool, Object any) {
                        if (any instanceof Page page && !page.text().isEmpty()) {
                            pool.execute(() -> System.out.println(page));
                        }
                    }
                }
                """);
    }

    @Test
    void variables_of_switch_patterns_too() {
        assumeTrue(Runtime.version().feature() >= 21);
        verify(
                """
                class Office {
                    sealed interface Device permits Laser, Screen {}
                    @ThreadConfined record Laser(String name) implements Device {}
                    @Sendable record Screen(String name) implements Device {}
                    record Desk(Device device, String owner) {}

                    void statement(Executor pool, Device device) {
                        switch (device) {
                            case Laser laser -> pool.execute(() -> laser.name()); // ERROR crosses-thread
                            case Screen screen -> pool.execute(() -> screen.name());
                        }
                    }
                    void expression(Executor pool, Device device) {
                        Runnable job = switch (device) {
                            case Laser laser when laser.name().isEmpty() -> () -> {};
                            case Laser laser -> () -> laser.name();
                            case Screen screen -> () -> screen.name();
                        };
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void parts(Executor pool, Object any) {
                        if (any instanceof Desk(Laser laser, String owner)) {
                            pool.execute(() -> System.out.println(owner));
                            pool.execute(() -> laser.name()); // ERROR crosses-thread
                        }
                    }
                }
                """);
    }

    @Test
    void casts_change_nothing() {
        verify(
                """
                class Office {
                    void up(Executor pool, Printer printer) {
                        Object any = (Object) printer;
                        pool.execute(() -> any.hashCode()); // ERROR crosses-thread
                        pool.execute((Runnable) () -> printer.print("a")); // ERROR crosses-thread
                        pool.execute((Runnable & java.io.Serializable) () -> {});
                    }
                    void down(Executor pool, Object any) {
                        Printer printer = (Printer) any;
                        pool.execute(() -> printer.print("a")); // ERROR crosses-thread
                        pool.execute(() -> ((Page) any).text());
                    }
                    void downInside(Executor pool, Object any) {
                        pool.execute(() -> any.toString());
                    }
                    void round(Executor pool, Runnable given, Printer printer) {
                        Object any = (Runnable) () -> printer.print("a");
                        pool.execute((Runnable) any); // ERROR crosses-thread
                    }
                }
                """);
    }
}
