package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/**
 * Lambdas outside methods. javac hangs their parameters on whatever is around: a method that it
 * makes up for an initializer, a constructor, another method. They are parameters of none of them.
 */
class InitializersTest {

    private static final String PEN =
            """
            @ThreadConfined final class Pen { void draw() {} }
            """;

    private static void verify(String text) {
        Verify.that(PEN + text).holds();
    }

    @Test
    void in_initializer_blocks() {
        verify(
                """
                class Registry {
                    static final BiConsumer<List<Object>, Object> ADD;
                    final Consumer<Pen> later;
                    static {
                        ADD = (list, item) -> list.add(item);
                        Consumer<Pen> leak = pen -> new Thread(pen::draw).start(); // ERROR crosses-thread
                        Consumer<Runnable> run = task -> new Thread(task).start();
                    }
                    {
                        later = pen -> new Thread(() -> pen.draw()).start(); // ERROR crosses-thread
                        Function<Runnable, Runnable> twice = task -> () -> new Thread(task).start();
                    }
                    void leak(Pen pen) {
                        new Thread(pen::draw).start(); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void in_initializers_of_fields_and_constants() {
        verify(
                """
                class Fields {
                    static final Function<Runnable, Thread> FACTORY = task -> new Thread(task);
                    final Function<Pen, Thread> own = pen -> new Thread(pen::draw); // ERROR crosses-thread
                    final Object inner = new Object() {
                        final Function<Pen, Thread> own = pen -> new Thread(pen::draw); // ERROR crosses-thread
                        { Function<Runnable, Thread> other = task -> new Thread(task); }
                    };
                }
                interface Constants {
                    Function<Runnable, Thread> FACTORY = task -> new Thread(task);
                    Function<Pen, Thread> LEAK = pen -> new Thread(pen::draw); // ERROR crosses-thread
                    @interface Mark {
                        Function<Pen, Thread> LEAK = pen -> new Thread(pen::draw); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void in_enums_and_records() {
        verify(
                """
                enum Step {
                    FIRST(task -> new Thread(task).start()) {
                        { Consumer<Pen> leak = pen -> new Thread(pen::draw).start(); } // ERROR crosses-thread
                    },
                    SECOND(Runnable::run);
                    static final Map<String, Step> BY_NAME = new HashMap<>();
                    static { Arrays.stream(values()).forEach(step -> BY_NAME.put(step.name(), step)); }
                    Step(Consumer<Runnable> with) {}
                }
                record Range(int low, Function<Runnable, Thread> make) {
                    Range {
                        Function<Pen, Thread> leak = pen -> new Thread(pen::draw); // ERROR crosses-thread
                        make = make != null ? make : task -> new Thread(task);
                    }
                    Range(int low) { this(low, task -> new Thread(task)); }
                }
                """);
    }

    @Test
    void in_local_classes_of_initializers() {
        verify(
                """
                class Shop {
                    static {
                        class Local {
                            void leak(Pen pen) { new Thread(pen::draw).start(); } // ERROR crosses-thread
                            void run(Runnable task) { Consumer<Runnable> c = each -> new Thread(each).start(); }
                        }
                        new Local().run(() -> {});
                    }
                    {
                        Consumer<Pen> deep = pen -> {
                            Consumer<Pen> inner = other -> new Thread(other::draw).start(); // ERROR crosses-thread
                            inner.accept(pen);
                        };
                    }
                }
                """);
    }

    @Test
    void what_is_used_once_is_used_up_there_as_well() {
        verify(
                """
                @SingleUse final class Ticket { @Consumes void use() {} }
                class Gate {
                    static {
                        Consumer<Ticket> once = ticket -> ticket.use();
                        Consumer<Ticket> twice = ticket -> {
                            ticket.use();
                            ticket.use(); // ERROR used-twice
                        };
                    }
                    { Consumer<Ticket> once = ticket -> ticket.use(); }
                }
                """);
    }

    @Test
    void what_becomes_of_a_lambdas_parameter_does_not_become_of_the_object() {
        Verify.that(
                        PEN
                                + """
                                @Sendable interface Task extends Runnable {}
                                interface Step { void go(); }
                                class Own implements Step {
                                    private final @ThreadConfined Runnable own;
                                    Own(@ThreadConfined Runnable own) { this.own = own; }
                                    @Override public void go() {
                                        Consumer<Task> later = task -> new Thread(task).start();
                                        later.accept(() -> {});
                                    }
                                }
                                class Other implements Step {
                                    private final @ThreadConfined Runnable own;
                                    Other(@ThreadConfined Runnable own) { this.own = own; }
                                    @Override public void go() { own.run(); }
                                    static void either(boolean b, Pen pen) {
                                        Step step = b ? new Own(pen::draw) : new Other(pen::draw);
                                        step.go();
                                    }
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void what_is_not_proved_is_said_there_as_well() {
        Verify.that(
                        """
                        final class Cleaner {
                            private static final ExecutorService POOL;
                            static {
                                POOL = Executors.newSingleThreadExecutor(
                                        task -> new Thread(task, "cleaner")); // ERROR unproven
                            }
                        }
                        """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }
}
