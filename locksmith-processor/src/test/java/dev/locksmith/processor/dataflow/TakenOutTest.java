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
    void what_an_object_of_an_anonymous_class_makes_comes_back() {
        verify(
                """
                class Desk {
                    private final Map<String, Object> pens = new ConcurrentHashMap<>();
                    void make(ExecutorService pool, List<String> names) throws Exception {
                        pool.invokeAll(List.of(new Callable<Object>() { // ERROR crosses-thread
                            @Override public Object call() { return new Pen(); }
                        }));
                        pool.invokeAll(List.of(new Callable<Object>() {
                            @Override public Object call() { return "text"; }
                        }));
                        names.parallelStream().map(new Function<String, Pen>() {
                            @Override public Pen apply(String name) { return new Pen(); }
                        }).findAny(); // ERROR crosses-thread
                        pens.computeIfAbsent("a", new Function<String, Object>() { // ERROR confinement-forgotten
                            @Override public Object apply(String name) { return new Pen(); }
                        });
                        pens.computeIfAbsent("b", new Function<String, Object>() {
                            @Override public Object apply(String name) { new Pen().draw(); return name; }
                        });
                    }
                    void chosen(Pen pen, boolean first) {
                        pens.computeIfAbsent("c", first ? k -> "text" + pen.hashCode() : k -> k);
                        pens.computeIfAbsent("d", first ? k -> "text" : k -> pen); // ERROR confinement-forgotten
                        pens.computeIfAbsent("e", new Function<String, Object>() {
                            @Override public Object apply(String name) { return "text" + pen.hashCode(); }
                            Object other() { return pen; }
                        });
                    }
                }
                """);
    }

    @Test
    void what_was_made_here_is_known_when_it_is_taken_out_as_less() {
        verify(
                """
                class Desk {
                    Pen make() { return new Pen(); }
                    void list(Executor pool) {
                        List<Object> things = new ArrayList<>();
                        things.add(new Pen());
                        for (Object thing : things) {
                            pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                        }
                        List<Object> made = new ArrayList<>();
                        made.add(make());
                        Object first = made.get(0);
                        pool.execute(() -> first.hashCode()); // ERROR crosses-thread
                        List<Object> texts = new ArrayList<>();
                        texts.add(new StringBuilder());
                        texts.add("text");
                        Object text = texts.get(0);
                        pool.execute(() -> text.hashCode());
                    }
                    void optional(Executor pool) {
                        Optional<Object> some = Optional.of(make());
                        Object pen = some.get();
                        pool.execute(() -> pen.hashCode()); // ERROR crosses-thread
                    }
                    void function(Executor pool) {
                        Supplier<Object> maker = () -> make();
                        Object pen = maker.get();
                        pool.execute(() -> pen.hashCode()); // ERROR crosses-thread
                    }
                    void ofMany(ExecutorService pool, List<String> names) {
                        List<Object> lines = new ArrayList<>();
                        List<Object> tickets = new ArrayList<>();
                        for (String name : names) {
                            lines.add(new Line());
                            tickets.add(new Ticket());
                        }
                        for (Object line : lines) {
                            pool.execute(() -> ((Line) line).send());
                        }
                        for (Object ticket : tickets) {
                            ((Ticket) ticket).tear();
                        }
                    }
                }
                @NotThreadSafe class Line { int sent; void send() { sent++; } }
                @SingleUse class Ticket { @Consumes void tear() {} }
                """);
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
