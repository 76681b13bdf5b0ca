package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What static methods of libraries, and chains of calls, put into containers. */
class FillingsTest {

    private static void verify(String members) {
        Verify.that(
                        """
                        @ThreadConfined class Pen { void write() {} }
                        @NotThreadSafe class Line { int sent; void send(String s) { sent += s.length(); } }
                        class Desk {
                            private final Queue<Runnable> queue = new ArrayDeque<>();
                            private final List<@ThreadConfined Runnable> own = new ArrayList<>();
                            private Desk next;
                        """
                                + members
                                + "}")
                .holds();
    }

    @Test
    void a_static_method_puts_it_into_a_container() {
        verify(
                """
                void kept(Pen pen, List<Runnable> into) {
                    Runnable task = () -> pen.write();
                    Collections.addAll(into, task); // ERROR confinement-forgotten
                    Collections.addAll(queue, () -> {}, pen::write); // ERROR confinement-forgotten
                    Collections.fill(into, task); // ERROR confinement-forgotten
                }
                void handedOver(ExecutorService pool, Pen pen) {
                    List<Runnable> tasks = new ArrayList<>();
                    Collections.addAll(tasks, () -> pen.write());
                    for (Runnable each : tasks) {
                        pool.execute(each); // ERROR crosses-thread
                    }
                }
                void shared(BlockingQueue<Runnable> made, Pen pen) {
                    Collections.addAll(made, () -> pen.write()); // ERROR shared-state
                }
                void usedOn(ExecutorService pool, Line line) {
                    List<Runnable> tasks = new ArrayList<>();
                    Collections.addAll(tasks, () -> line.send("x"));
                    tasks.forEach(pool::execute); // ERROR used-after-handover
                    line.send("y");
                }
                """);
    }

    @Test
    void what_it_puts_there_may_stay() {
        verify(
                """
                void local(Pen pen) {
                    List<Runnable> tasks = new ArrayList<>();
                    Collections.addAll(tasks, () -> pen.write(), () -> {});
                    tasks.forEach(Runnable::run);
                }
                void admitted(Pen pen) {
                    Collections.addAll(own, () -> pen.write());
                }
                void plain(Pen pen, List<Runnable> into, Runnable task, Runnable[] many) {
                    Collections.addAll(into, task);
                    Collections.addAll(into, many);
                    Collections.addAll(into);
                    Collections.swap(into, 0, 1);
                    Collections.replaceAll(into, task, task);
                    Collections.sort(new ArrayList<>(List.of("a")), (a, b) -> { pen.write(); return 0; });
                }
                """);
    }

    @Test
    void a_receiver_that_a_chain_of_methods_returned() {
        verify(
                """
                private Desk self() { return this; }
                private Desk next() { return next; }
                private Queue<Runnable> queue() { return queue; }
                private static Desk fresh() { return new Desk(); }
                private Desk made() { return new Desk(); }
                void kept(Pen pen) {
                    queue().add(() -> pen.write()); // ERROR confinement-forgotten
                    self().queue().add(() -> pen.write()); // ERROR confinement-forgotten
                    self().self().queue().add(() -> pen.write()); // ERROR confinement-forgotten
                    next().queue().add(() -> pen.write()); // ERROR confinement-forgotten
                    self().next().self().queue().add(() -> pen.write()); // ERROR confinement-forgotten
                }
                void ofOwn(Pen pen) {
                    fresh().queue().add(() -> pen.write());
                    made().queue().add(() -> pen.write());
                    made().self().queue().add(() -> pen.write());
                    self().own().add(() -> pen.write());
                }
                private List<@ThreadConfined Runnable> own() { return own; }
                """);
    }
}
