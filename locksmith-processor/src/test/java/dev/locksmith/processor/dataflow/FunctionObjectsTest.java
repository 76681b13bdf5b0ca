package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Objects of the library that run the functions they are made of. */
class FunctionObjectsTest {

    private static final String TYPES =
            """
            @ThreadConfined final class Oven { int heat() { return 200; } }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void a_future_task_is_a_task_once_somebody_else_runs_it() {
        verify(
                """
                class Bakery {
                    void here(Oven oven) {
                        FutureTask<Integer> reading = new FutureTask<>(() -> oven.heat());
                        reading.run();
                    }
                    void chosen(Oven oven, Executor executor, boolean twice) {
                        FutureTask<Integer> reading =
                                new FutureTask<>(twice ? () -> oven.heat() + oven.heat() : () -> oven.heat());
                        reading.run();
                        executor.execute(reading); // ERROR crosses-thread
                    }
                    void elsewhere(Oven oven, Executor executor) {
                        FutureTask<Integer> reading = new FutureTask<>(() -> oven.heat());
                        executor.execute(reading); // ERROR crosses-thread
                        FutureTask<Integer> done = new FutureTask<>(oven::heat, 1);
                        new Thread(done).start(); // ERROR crosses-thread
                        executor.execute(new FutureTask<>(() -> 200));
                    }
                }
                """);
    }

    @Test
    void its_message() {
        Verify.that(
                        TYPES
                                + """
                                class Bakery {
                                    void bake(Oven oven, Executor executor) {
                                        FutureTask<Integer> reading = new FutureTask<>(() -> oven.heat());
                                        executor.execute(reading); // ERROR crosses-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'oven' is confined to its thread, but 'reading' takes it to another one
                          'reading' holds a lambda that captures 'oven'
                          'oven' is an Oven, which is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'oven' first, or make an Oven over there\
                        """);
    }

    @Test
    void so_is_one_of_a_derived_class() {
        verify(
                """
                final class Reading extends FutureTask<Integer> {
                    Reading(Callable<Integer> sensor) { super(sensor); }
                }
                class Bakery {
                    void bake(Oven oven, Executor executor) {
                        Reading here = new Reading(() -> oven.heat());
                        here.run();
                        executor.execute(new Reading(() -> oven.heat())); // ERROR crosses-thread
                        executor.execute(new Reading(() -> 200));
                    }
                }
                """);
    }

    @Test
    void an_adapted_task_is_forked() {
        verify(
                """
                class Bakery {
                    void bake(Oven oven, ForkJoinPool pool) {
                        pool.invoke(ForkJoinTask.adapt(() -> { oven.heat(); })); // ERROR crosses-thread
                        ForkJoinTask<?> task = ForkJoinTask.adapt(() -> { oven.heat(); });
                        task.fork(); // ERROR crosses-thread
                        ForkJoinTask.adapt(() -> { int i = 1; }).fork();
                    }
                }
                """);
    }

    @Test
    void what_a_derived_container_puts_into_itself_is_in_it() {
        verify(
                """
                final class Bag extends ArrayList<Object> {
                    void put(Object thing) { add(thing); }
                    void bake(Oven oven) { add(oven); } // ERROR confinement-forgotten
                }
                final class Ovens extends ArrayList<Oven> {
                    void put(Oven oven) { add(oven); super.add(oven); this.add(oven); }
                }
                class Bakery {
                    void bake(Oven oven, Executor executor) {
                        Bag bag = new Bag();
                        bag.put(oven);
                        bag.forEach(thing -> {});
                        executor.execute(() -> bag.size()); // ERROR crosses-thread
                        Bag empty = new Bag();
                        executor.execute(() -> empty.size());
                    }
                }
                """);
    }
}
