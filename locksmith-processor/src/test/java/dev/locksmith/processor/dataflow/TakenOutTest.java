package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What comes out of containers, functions and methods, and what comes back from other threads. */
class TakenOutTest {

    private static final String PEN = "@ThreadConfined class Pen { void draw() {} }\n";

    private static void verify(String text) {
        Verify.that(PEN + text).holds();
    }

    @Test
    void what_many_tasks_make_comes_back() {
        verify(
                """
                class Desk {
                    void make(ExecutorService pool) throws Exception {
                        pool.invokeAll(List.of(() -> new Pen())); // ERROR crosses-thread
                        pool.invokeAll(List.of(() -> "text"));
                        List<Callable<Object>> makers = new ArrayList<>();
                        makers.add(() -> new Pen());
                        pool.invokeAll(makers); // ERROR crosses-thread
                        List<Callable<Void>> drawers = List.of(() -> { new Pen().draw(); return null; });
                        pool.invokeAll(drawers);
                    }
                }
                """);
    }

    @Test
    void containers_that_threads_share() {
        Verify.that(
                        PEN
                                + """
                                class Desk {
                                    void share() {
                                        List<String> texts = Collections.synchronizedList(new ArrayList<String>());
                                        List<Pen> pens = new ArrayList<>();
                                        var shared = Collections.synchronizedList(pens); // ERROR crosses-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] what 'pens' holds is confined to its thread, but goes to another one here
                          what 'pens' holds is a Pen, which is @ThreadConfined
                          Collections.synchronizedList makes a container that threads share, with all that it holds
                          to fix: keep it in an ordinary container, on its thread
                        """);
    }

    @Test
    void copies_in_arrays() {
        verify(
                """
                class Desk {
                    void run(Pen pen, Executor pool) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> pen.draw());
                        pool.execute((Runnable) tasks.toArray()[0]); // ERROR crosses-thread
                        pool.execute(tasks.toArray(new Runnable[0])[0]); // ERROR crosses-thread
                        for (Runnable task : tasks.toArray(Runnable[]::new)) {
                            pool.execute(task); // ERROR crosses-thread
                        }
                        List<Runnable> free = new ArrayList<>();
                        free.add(() -> {});
                        pool.execute(free.toArray(new Runnable[0])[0]);
                    }
                }
                """);
    }

    @Test
    void functions_that_give_functions() {
        verify(
                """
                class Desk {
                    Supplier<Runnable> supply(Pen pen) { return () -> () -> pen.draw(); }
                    Supplier<Runnable> given(Runnable task) { return () -> task; }
                    void run(Pen pen, Executor pool) {
                        pool.execute(supply(pen).get()); // ERROR crosses-thread
                        pool.execute(given(() -> pen.draw()).get()); // ERROR crosses-thread
                        pool.execute(given(() -> {}).get());
                        supply(pen).get().run();
                    }
                }
                """);
    }

    @Test
    void methods_whose_result_type_hides_what_they_make() {
        verify(
                """
                class Desk {
                    static Object make() { return new Pen(); }
                    static Object local() { Pen pen = new Pen(); return pen; }
                    static Object text() { String text = "a"; return text; }
                    void run(Executor pool) {
                        Object made = make();
                        pool.execute(() -> System.out.println(made)); // ERROR crosses-thread
                        Object local = local();
                        pool.execute(() -> System.out.println(local)); // ERROR crosses-thread
                        Object text = text();
                        pool.execute(() -> System.out.println(text));
                    }
                }
                """);
    }
}
