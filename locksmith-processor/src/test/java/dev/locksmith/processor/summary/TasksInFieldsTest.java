package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.PlainJavac;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** An object keeps a task in a field and starts it later: what counts is which object it is. */
class TasksInFieldsTest {

    private static final String TYPES =
            """
            @ThreadConfined class Pen { void draw() {} }
            class Job {
                private final Runnable task;
                Job(Runnable task) { this.task = task; }
                void start() { new Thread(task).start(); }
                void here() { task.run(); }
                Runnable task() { return task; }
            }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void the_object_that_was_given_the_task() {
        verify(
                """
                class Desk {
                    void draw(Pen pen) {
                        new Job(() -> pen.draw()).start(); // ERROR crosses-thread
                        new Job(() -> pen.draw()).here();
                        new Job(() -> {}).start();
                    }
                    void local(Pen pen) {
                        var job = new Job(pen::draw);
                        job.start(); // ERROR crosses-thread
                        var free = new Job(() -> {});
                        free.start();
                    }
                    void taken(Pen pen, Executor pool) {
                        Job job = new Job(pen::draw);
                        pool.execute(job.task()); // ERROR crosses-thread
                        Runnable task = job.task();
                        pool.execute(task); // ERROR crosses-thread
                        job.task().run();
                    }
                }
                """);
    }

    @Test
    void what_is_in_other_fields_does_not_count() {
        verify(
                """
                class Mixed {
                    private final Runnable task;
                    private final Pen pen;
                    private final Runnable whenDone;
                    Mixed(Runnable task, Pen pen, Runnable whenDone) {
                        this.task = task;
                        this.pen = pen;
                        this.whenDone = whenDone;
                    }
                    void start() { new Thread(task).start(); }
                    void draw() { pen.draw(); whenDone.run(); }
                }
                class Desk {
                    void draw(Pen pen) {
                        Mixed mixed = new Mixed(() -> {}, pen, () -> pen.draw());
                        mixed.start();
                        mixed.draw();
                        new Mixed(() -> pen.draw(), pen, () -> {}).start(); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void builders_setters_and_factories() {
        // What a parameter is given through another method is known as a whole alone.
        Verify.that(
                        TYPES
                                + """
                class Builder {
                    private Runnable task;
                    private String name;
                    Builder task(Runnable task) { this.task = task; return this; }
                    Builder name(String name) { this.name = name; return this; }
                    void start() { new Thread(task, name).start(); }
                    Job build() { return new Job(task); }
                    static Job of(Runnable task) { return new Job(task); }
                    static Job drawing(Pen pen) { return new Job(() -> pen.draw()); }
                }
                class Desk {
                    void chained(Pen pen) {
                        new Builder().task(() -> pen.draw()).name("x").start(); // ERROR crosses-thread
                        new Builder().name("x").task(() -> pen.draw()).start(); // ERROR crosses-thread
                        new Builder().task(() -> {}).name("x").start();
                        new Builder().task(() -> pen.draw()).build().start(); // ERROR crosses-thread
                        new Builder().task(() -> pen.draw()).build().here();
                        Builder.of(() -> pen.draw()).start(); // ERROR crosses-thread
                        Builder.of(() -> pen.draw()).here();
                        Builder.drawing(pen).start(); // ERROR crosses-thread
                        Builder.drawing(pen).here();
                    }
                    void step_by_step(Pen pen) {
                        Builder builder = new Builder();
                        builder.task(() -> pen.draw());
                        builder.name("x");
                        builder.start(); // ERROR crosses-thread
                        builder.task(() -> {});
                        builder.start();
                    }
                }
                """)
                .asWritten()
                .holds();
    }

    @Test
    void records_have_accessors_that_nobody_wrote() {
        verify(
                """
                record Order(Runnable task, String name) {
                    void start() { new Thread(task).start(); }
                    void go() { new Thread(task()).start(); }
                }
                class Desk {
                    void draw(Pen pen, Executor pool) {
                        new Order(() -> pen.draw(), "x").start(); // ERROR crosses-thread
                        new Order(() -> pen.draw(), "x").go(); // ERROR crosses-thread
                        Order order = new Order(() -> pen.draw(), "x");
                        pool.execute(order.task()); // ERROR crosses-thread
                        order.task().run();
                        String name = order.name();
                        pool.execute(() -> System.out.println(name));
                    }
                }
                """);
    }

    @Test
    void fields_of_fields_containers_and_constructors() {
        verify(
                """
                class Service {
                    private final Job job;
                    Service(Runnable task) { job = new Job(task); }
                    void go() { job.start(); }
                    void here() { job.here(); }
                }
                class Queue {
                    private final List<Runnable> tasks = new ArrayList<>();
                    void add(Runnable task) { tasks.add(task); }
                    void start() { for (Runnable task : tasks) { new Thread(task).start(); } }
                    void startEach() { tasks.forEach(task -> new Thread(task).start()); }
                    void here() { tasks.forEach(Runnable::run); }
                }
                class Eager {
                    private final Runnable task;
                    Eager(Runnable task) { this.task = task; go(); }
                    private void go() { new Thread(task).start(); }
                }
                class Derived extends Job {
                    Derived(Runnable task) { super(task); }
                }
                class Desk {
                    void draw(Pen pen) {
                        new Service(() -> pen.draw()).go(); // ERROR crosses-thread
                        new Service(() -> pen.draw()).here();
                        new Eager(() -> pen.draw()); // ERROR crosses-thread
                        new Eager(() -> {});
                        new Derived(() -> pen.draw()).start(); // ERROR crosses-thread
                        new Derived(() -> pen.draw()).here();
                        launch(new Job(() -> pen.draw())); // ERROR crosses-thread
                        launch(new Job(() -> {}));
                    }
                    static void launch(Job job) { job.start(); }
                    void fill(Pen pen) {
                        Queue queue = new Queue();
                        queue.add(() -> pen.draw());
                        queue.here();
                        queue.start(); // ERROR crosses-thread
                        queue.startEach(); // ERROR crosses-thread
                        Queue free = new Queue();
                        free.add(() -> {});
                        free.start();
                    }
                }
                """);
    }

    @Test
    void objects_that_hold_others_of_their_class() {
        verify(
                """
                class Node {
                    private final Node next;
                    private final Runnable task;
                    Node(Node next, Runnable task) { this.next = next; this.task = task; }
                    void start() {
                        if (next != null) {
                            next.start();
                        }
                        new Thread(task).start();
                    }
                    Node then(Runnable more) { return new Node(this, more); }
                }
                class Desk {
                    void draw(Pen pen) {
                        new Node(new Node(null, () -> pen.draw()), () -> {}).start(); // ERROR crosses-thread
                        new Node(new Node(null, () -> {}), () -> {}).start();
                        new Node(null, () -> {}).then(() -> {}).then(() -> {}).then(() -> {})
                                .then(() -> {}).then(() -> {}).then(() -> {}).start();
                    }
                }
                """);
    }

    @Test
    void the_object_decides_behind_an_interface() {
        verify(
                """
                interface Startable { void start(); }
                class Elsewhere implements Startable {
                    private final Runnable task;
                    Elsewhere(Runnable task) { this.task = task; }
                    public void start() { new Thread(task).start(); }
                }
                class Here implements Startable {
                    private final Runnable task;
                    Here(Runnable task) { this.task = task; }
                    public void start() { task.run(); }
                }
                class Desk {
                    void elsewhere(Pen pen) {
                        Startable one = new Elsewhere(pen::draw);
                        one.start(); // ERROR crosses-thread
                    }
                    void here(Pen pen) {
                        Startable one = new Here(pen::draw);
                        one.start();
                    }
                }
                """);
    }

    @Test
    void what_is_known_travels_in_the_jar(@TempDir Path directory) throws IOException {
        String work =
                """
                        package lib;

                        public class Work {
                            private final Runnable task;
                            private final Object label;
                            public Work(Runnable task, Object label) {
                                this.task = task;
                                this.label = label;
                            }
                            public void start() { new Thread(task).start(); }
                            public void here() { task.run(); }
                            public static class Builder {
                                private Runnable task;
                                public Builder task(Runnable task) { this.task = task; return this; }
                                public Work build() { return new Work(task, ""); }
                            }
                        }
                        """;
        assertEquals("", PlainJavac.run(directory, "Work", work));
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    void draw(Pen pen) {
                                        new lib.Work(pen::draw, "").start(); // ERROR crosses-thread
                                        new lib.Work(pen::draw, "").here();
                                        new lib.Work(() -> {}, pen).start();
                                        new lib.Work.Builder().task(pen::draw).build().start(); // ERROR crosses-thread
                                        new lib.Work.Builder().task(pen::draw).build().here();
                                    }
                                }
                                """)
                .against(directory)
                .holds();
    }
}
