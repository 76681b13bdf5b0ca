package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Lambdas, method references and objects of local classes are confined by what they capture. */
class ClosuresTest {

    private static final String TYPES =
            """
            @ThreadConfined class Ledger {
                private final List<String> lines = new ArrayList<>();
                void add(String line) { lines.add(line); }
                int size() { return lines.size(); }
                static int count() { return 0; }
                static Ledger open() { return new Ledger(); }
            }
            @Sendable record Entry(String text, int amount) {}
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void method_references_of_all_four_kinds() {
        verify(
                """
                class Bank {
                    void staticMethod(ExecutorService pool) {
                        pool.submit(Ledger::count);
                    }
                    void boundToAVariable(ExecutorService pool, Ledger ledger) {
                        pool.submit(ledger::size); // ERROR crosses-thread
                        Runnable task = ledger::size;
                        task.run();
                        pool.execute(task); // ERROR crosses-thread
                    }
                    void boundToAnExpression(ExecutorService pool) {
                        pool.submit(new Ledger()::size); // ERROR crosses-thread
                        pool.submit(Ledger.open()::size); // ERROR crosses-thread
                        pool.submit(new Entry("a", 1)::text);
                    }
                    void unbound(@Sendable ToIntFunction<Ledger> size, ExecutorService pool) {
                        async(Ledger::size);
                    }
                    static void async(@Sendable ToIntFunction<Ledger> size) {}
                    void constructor(@Sendable Supplier<Ledger> maker, ExecutorService pool) {
                        make(Ledger::new);
                        make(Ledger::open);
                        pool.submit((Runnable) Ledger::new);
                        pool.submit((Callable<Ledger>) Ledger::new); // ERROR crosses-thread
                    }
                    static void make(@Sendable Supplier<Ledger> maker) {}
                    void arrayConstructor(ExecutorService pool, List<String> names) {
                        async2(Ledger[]::new);
                        String[] all = names.toArray(String[]::new);
                        pool.execute(() -> System.out.println(all.length));
                    }
                    static void async2(@Sendable IntFunction<Ledger[]> maker) {}
                }
                """);
    }

    @Test
    void bound_to_this_and_super() {
        verify(
                """
                class Base { void close() {} }
                @ThreadConfined class Branch extends Base {
                    private int open;
                    void run() {}
                    void go(Executor pool) {
                        pool.execute(this::run); // ERROR crosses-thread
                        pool.execute(super::close); // ERROR crosses-thread
                        pool.execute(() -> run()); // ERROR crosses-thread
                        pool.execute(() -> open++); // ERROR crosses-thread
                        pool.execute(() -> System.out.println(this)); // ERROR crosses-thread
                        pool.execute(() -> System.out.println("free"));
                        pool.execute(Branch::shared);
                        int copy = open;
                        pool.execute(() -> System.out.println(copy));
                    }
                    static void shared() {}
                }
                class Free extends Base {
                    void run() {}
                    void go(Executor pool) {
                        pool.execute(this::run);
                        pool.execute(super::close);
                    }
                }
                """);
    }

    @Test
    void anonymous_and_local_classes() {
        verify(
                """
                class Bank {
                    void anonymous(Executor pool, Ledger ledger) {
                        pool.execute(new Runnable() { // ERROR crosses-thread
                            @Override public void run() { ledger.add("a"); }
                        });
                        pool.execute(new Runnable() { // ERROR crosses-thread
                            private final Ledger own = new Ledger();
                            @Override public void run() { own.add("a"); }
                        });
                        Runnable task = new Runnable() {
                            @Override public void run() { ledger.add("a"); }
                        };
                        task.run();
                        pool.execute(task); // ERROR crosses-thread
                    }
                    void local(Executor pool, Ledger ledger) {
                        class Job implements Runnable {
                            @Override public void run() { ledger.add("a"); }
                        }
                        new Job().run();
                        pool.execute(new Job()); // ERROR crosses-thread
                        class Free implements Runnable {
                            @Override public void run() { Ledger own = new Ledger(); own.add("a"); }
                        }
                        pool.execute(new Free());
                        pool.execute(Job::new); // ERROR crosses-thread
                        pool.execute(Free::new);
                    }
                    void given(Executor pool, Ledger ledger) {
                        class Job implements Runnable {
                            private final Ledger mine;
                            Job(Ledger mine) { this.mine = mine; }
                            @Override public void run() { mine.add("a"); }
                        }
                        Job job = new Job(ledger);
                        job.run();
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void record(Executor pool, Ledger ledger) {
                        record Line(Ledger of, String text) {}
                        Line line = new Line(ledger, "a");
                        String text = line.text();
                        pool.execute(() -> System.out.println(text));
                        pool.execute(() -> System.out.println(line)); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void lambdas_in_lambdas() {
        verify(
                """
                class Bank {
                    void nested(Executor pool, Ledger ledger) {
                        Runnable outer = () -> {
                            Runnable inner = () -> ledger.add("a");
                            inner.run();
                        };
                        outer.run();
                        pool.execute(outer); // ERROR crosses-thread
                    }
                    void innerCrosses(Executor pool, Ledger ledger) {
                        Runnable outer = () -> pool.execute(() -> ledger.add("a")); // ERROR crosses-thread
                        outer.run();
                    }
                    void own(Executor pool) {
                        pool.execute(() -> {
                            Ledger ledger = new Ledger();
                            Runnable inner = () -> ledger.add("a");
                            inner.run();
                            List.of("a", "b").forEach(ledger::add);
                        });
                    }
                    void ownButHandedOn(Executor pool) {
                        pool.execute(() -> {
                            Ledger ledger = new Ledger();
                            pool.execute(() -> ledger.add("a")); // ERROR crosses-thread
                        });
                    }
                    void ofLambda(Executor pool, Ledger ledger) {
                        Runnable job = () -> ledger.add("a");
                        Runnable wrapped = () -> job.run();
                        pool.execute(wrapped); // ERROR crosses-thread
                        pool.execute(job::run); // ERROR crosses-thread
                        pool.execute(() -> { Runnable again = job; again.run(); }); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void returned_lambdas() {
        verify(
                """
                class Bank {
                    private static Runnable adding(Ledger to) {
                        return () -> to.add("a");
                    }
                    private static Runnable printing(String line) {
                        return () -> System.out.println(line);
                    }
                    private static Runnable logged(Runnable task) {
                        return () -> {
                            System.out.println("begin");
                            task.run();
                        };
                    }
                    private static Runnable either(Ledger to, boolean loud) {
                        if (loud) {
                            return () -> to.add("a");
                        }
                        return () -> {};
                    }
                    private static Object hidden() {
                        return new Ledger();
                    }
                    private static Object shown() {
                        return new Entry("a", 1);
                    }
                    void go(Executor pool, Ledger ledger) {
                        pool.execute(adding(ledger)); // ERROR crosses-thread
                        pool.execute(printing("a"));
                        pool.execute(logged(() -> ledger.add("a"))); // ERROR crosses-thread
                        pool.execute(logged(() -> System.out.println()));
                        pool.execute(logged(logged(ledger::size))); // ERROR crosses-thread
                        pool.execute(either(ledger, true)); // ERROR crosses-thread
                        Runnable made = adding(ledger);
                        made.run();
                        pool.execute(made); // ERROR crosses-thread
                        Object hidden = hidden();
                        pool.execute(() -> hidden.hashCode()); // ERROR crosses-thread
                        Object shown = shown();
                        pool.execute(() -> shown.hashCode());
                        Runnable sameThread = logged(adding(ledger));
                        sameThread.run();
                    }
                }
                """);
    }

    @Test
    void returned_objects_of_anonymous_classes() {
        verify(
                """
                class Bank {
                    static <T> Supplier<T> lazy(Supplier<T> maker) {
                        return new Supplier<>() {
                            private T value;
                            @Override public T get() {
                                if (value == null) {
                                    value = maker.get();
                                }
                                return value;
                            }
                        };
                    }
                    static <A, B> Function<A, B> memo(Function<A, B> function) {
                        Map<A, B> known = new HashMap<>();
                        return a -> known.computeIfAbsent(a, function);
                    }
                    void go(ExecutorService pool, Ledger ledger) {
                        Supplier<Integer> size = lazy(ledger::size);
                        size.get();
                        pool.submit(() -> size.get()); // ERROR crosses-thread
                        Supplier<String> text = lazy(() -> "text");
                        pool.submit(() -> text.get());
                        Function<Integer, Integer> more = memo(n -> n + ledger.size());
                        more.apply(1);
                        pool.submit(() -> more.apply(1)); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void functions_made_from_functions() {
        verify(
                """
                class Bank {
                    void go(ExecutorService pool, Ledger ledger, List<String> lines) {
                        Function<String, String> add = line -> { ledger.add(line); return line; };
                        Function<String, String> trim = String::trim;
                        apply(trim.andThen(String::strip));
                        apply(trim.andThen(add)); // ERROR crosses-thread
                        apply(add.compose(trim)); // ERROR crosses-thread
                        Predicate<String> known = line -> ledger.size() > 0;
                        test(known.negate()); // ERROR crosses-thread
                        test(Predicate.not(known)); // ERROR crosses-thread
                        test(Predicate.not(String::isEmpty));
                        Comparator<String> order = Comparator.comparing(line -> ledger.size());
                        compare(order); // ERROR crosses-thread
                        compare(Comparator.comparing(String::length).reversed());
                        compare(Comparator.<String>naturalOrder().thenComparing(order)); // ERROR crosses-thread
                        lines.sort(order);
                        lines.stream().filter(known).map(add).forEach(System.out::println);
                        Callable<Object> call = Executors.callable((Runnable) () -> ledger.size());
                        pool.submit(call); // ERROR crosses-thread
                    }
                    static void apply(@Sendable Function<String, String> function) {}
                    static void test(@Sendable Predicate<String> predicate) {}
                    static void compare(@Sendable Comparator<String> comparator) {}
                }
                """);
    }

    @Test
    void fields_of_confined_owners() {
        verify(
                """
                @ThreadConfined class Desk {
                    private final Entry entry = new Entry("a", 1);
                    private final List<String> names = new ArrayList<>();
                    private int count;
                    Object any = "a";
                    void go(Executor pool) {
                        pool.execute(() -> System.out.println(entry)); // ERROR crosses-thread
                        Entry copy = entry;
                        pool.execute(() -> System.out.println(copy));
                        int number = count;
                        pool.execute(() -> System.out.println(number));
                        List<String> same = List.copyOf(names);
                        pool.execute(() -> System.out.println(same));
                    }
                }
                class Office {
                    Desk desk = new Desk();
                    void go(Executor pool, Desk other) {
                        pool.execute(() -> System.out.println(desk.any)); // ERROR crosses-thread
                        pool.execute(() -> System.out.println(other.any)); // ERROR crosses-thread
                        Object any = other.any;
                        pool.execute(() -> System.out.println(any));
                        Desk mine = desk;
                        pool.execute(() -> System.out.println(mine)); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void inner_classes_carry_their_outer_object() {
        verify(
                """
                @ThreadConfined class Desk {
                    class Drawer implements Runnable { @Override public void run() {} }
                    static class Lamp implements Runnable { @Override public void run() {} }
                    void go(Executor pool) {
                        pool.execute(new Drawer()); // ERROR crosses-thread
                        pool.execute(new Lamp());
                        pool.execute(() -> new Lamp().run());
                        pool.execute(() -> new Drawer().run()); // ERROR crosses-thread
                    }
                    static void other(Executor pool, Desk desk) {
                        pool.execute(desk.new Drawer()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void references_to_constructors_capture_what_the_object_carries_along() {
        verify(
                """
                class Bank {
                    class Branch {}
                    static class Shop {}
                    void made(Executor pool, Ledger ledger) {
                        class Job implements Runnable { @Override public void run() { ledger.size(); } }
                        class Free implements Runnable { @Override public void run() { Ledger.count(); } }
                        Supplier<Runnable> job = Job::new;
                        job.get().run();
                        pool.execute(job.get()); // ERROR crosses-thread
                        pool.execute(() -> job.get().run()); // ERROR crosses-thread
                        Supplier<Runnable> free = Free::new;
                        pool.execute(free.get());
                        pool.execute(() -> free.get().run());
                    }
                    void inside(Executor pool, List<String> names, Ledger ledger) {
                        class Job { Job() { ledger.size(); } }
                        names.forEach(each -> { Supplier<Job> job = Job::new; job.get(); });
                        pool.execute(() -> names.forEach(each -> { Supplier<Job> job = Job::new; })); // ERROR crosses-thread
                    }
                    void given(ExecutorService pool, Ledger ledger) {
                        class Job implements Callable<String> { @Override public String call() { return "" + ledger.size(); } }
                        start(pool, Job::new); // ERROR crosses-thread
                    }
                    private void start(ExecutorService pool, Supplier<Callable<String>> job) { pool.submit(job.get()); }
                    void inner(Executor pool) {
                        pool.execute(Branch::new);
                        pool.execute(Shop::new);
                    }
                }
                @ThreadConfined class Till {
                    class Drawer {}
                    static class Coin {}
                    void open(Executor pool) {
                        Supplier<Drawer> drawer = Drawer::new;
                        drawer.get();
                        pool.execute(Drawer::new); // ERROR crosses-thread
                        pool.execute(Coin::new);
                    }
                }
                """);
    }
}
