package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Functions given to parameters of variable arity: one by one, as an array, or not at all. */
class VariableArityTest {

    private static final String PEN =
            """
            @ThreadConfined final class Pen { void draw() {} }
            """;

    private static void verify(String text) {
        Verify.that(PEN + text).holds();
    }

    @Test
    void functions_given_to_a_method_of_an_object() {
        verify(
                """
                final class Pool {
                    private final List<Runnable> seen = new ArrayList<>();
                    void all(Runnable... tasks) { for (Runnable each : tasks) new Thread(each).start(); }
                    void here(Runnable... tasks) { for (Runnable each : tasks) each.run(); }
                }
                final class Sheet {
                    void print(Pool pool, Pen pen) {
                        pool.all(() -> pen.draw(), () -> {}); // ERROR crosses-thread
                        pool.all(() -> {}, pen::draw); // ERROR crosses-thread
                        pool.all(new Runnable[] {pen::draw}); // ERROR crosses-thread
                        pool.all();
                        pool.here(() -> pen.draw(), pen::draw);
                        pool.here(new Runnable[] {pen::draw});
                        new Thread(() -> pen.draw()).start(); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void arrays_that_are_passed_on_whole() {
        verify(
                """
                class Pool {
                    void all(Runnable... tasks) { each(tasks); }
                    private void each(Runnable... tasks) { new Thread(tasks[0]).start(); }
                    void print(Pen pen) {
                        all(pen::draw); // ERROR crosses-thread
                        Runnable[] many = {() -> pen.draw()};
                        all(many); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void constructors_and_constants() {
        verify(
                """
                class Pool {
                    Pool(Runnable... tasks) { this(1, tasks); }
                    Pool(int n, Runnable... tasks) { for (Runnable each : tasks) new Thread(each).start(); }
                    static Object made(Pen pen) {
                        new Pool(pen::draw); // ERROR crosses-thread
                        new Pool(2, () -> {}, pen::draw); // ERROR crosses-thread
                        new Pool(() -> {}, pen::draw) {}; // ERROR crosses-thread
                        return new Pool(() -> {}) {};
                    }
                }
                class Sub extends Pool {
                    Sub(Pen pen) {
                        super(() -> {}, pen::draw); // ERROR crosses-thread
                    }
                    Sub() { super(2, () -> {}, () -> {}); }
                }
                enum Step {
                    FIRST(() -> {}, Object::new), SECOND, THIRD(() -> {}) {};
                    Step(Runnable... tasks) { for (Runnable each : tasks) new Thread(each).start(); }
                }
                """);
    }

    @Test
    void generic_parameters() {
        verify(
                """
                class Bag<T> {
                    private final List<T> in = new ArrayList<>();
                    @SafeVarargs final void fill(Supplier<? extends T>... more) {
                        for (Supplier<? extends T> each : more) in.add(each.get());
                    }
                    @SafeVarargs final void visit(Consumer<? super T>... with) {
                        for (T each : in) for (Consumer<? super T> one : with) one.accept(each);
                    }
                    @SafeVarargs static <X> void later(X x, Consumer<? super X>... with) {
                        new Thread(() -> with[0].accept(null)).start();
                    }
                    static void go(Pen pen) {
                        Bag<Pen> bag = new Bag<>();
                        bag.fill(() -> pen, Pen::new);
                        bag.visit(Pen::draw, each -> each.draw());
                        Bag.later("", text -> {}, text -> pen.draw()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void methods_of_the_same_object_and_references_to_such_methods() {
        verify(
                """
                class Base {
                    void all(Runnable... tasks) { new Thread(tasks[0]).start(); }
                }
                class Sub extends Base {
                    @Override void all(Runnable... tasks) { super.all(tasks); }
                    void go(Pen pen, Runnable[] many) {
                        all(pen::draw); // ERROR crosses-thread
                        this.all(() -> pen.draw()); // ERROR crosses-thread
                        super.all(() -> {}, pen::draw); // ERROR crosses-thread
                        super.all(many);
                        Consumer<Runnable> one = this::all;
                        Consumer<Runnable[]> whole = this::all;
                        Runnable none = super::all;
                        IntFunction<Runnable[]> make = Runnable[]::new;
                        List.of(one, whole);
                    }
                }
                """);
    }
}
