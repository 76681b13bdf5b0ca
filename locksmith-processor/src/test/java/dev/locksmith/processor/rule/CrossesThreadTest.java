package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class CrossesThreadTest {

    private static final String TYPES =
            """
            @ThreadConfined class Ledger { void add(int amount) {} int sum() { return 0; } boolean has(Object o) { return false; } }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void the_whole_message_for_a_thread_without_a_name() {
        Verify.that(
                        """
                        @ThreadConfined class Gauge { void read() {} }
                        class Plant {
                            void check(Gauge gauge) {
                                later(() -> gauge.read()); // ERROR crosses-thread
                            }
                            private void later(Runnable task) {
                                new Thread() { @Override public void run() { task.run(); } }.start();
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'gauge' is confined to its thread, but this lambda takes it to another one
                          'gauge' is a Gauge, which is @ThreadConfined
                          Plant.later passes its parameter 'task' on (Test.java:7)
                          the anonymous class is a Thread, which other threads reach
                          to fix: take what the other thread needs out of 'gauge' first, or make a Gauge over there\
                        """);
    }

    @Test
    void the_whole_message() {
        Verify.that(
                        TYPES
                                + """
                                class Bank {
                                    void close(Executor pool, Ledger ledger) {
                                        pool.execute(() -> ledger.add(1)); // ERROR crosses-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'ledger' is confined to its thread, but this lambda takes it to another one
                          'ledger' is a Ledger, which is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'ledger' first, or make a Ledger over there\
                        """);
    }

    @Test
    void the_message_for_a_key_names_the_voucher() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        import java.util.concurrent.ExecutorService;
                        class Teller {
                            void serve(ExecutorService executor, KeyHandle handle) {
                                executor.submit(() -> System.out.println(handle)); // ERROR crosses-thread
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'handle' is confined to its thread, but this lambda takes it to another one
                          'handle' is a KeyHandle, which is @ThreadConfined
                          ExecutorService.submit runs its task on another thread
                          to fix: issue a KeyVoucher here, let the task capture the voucher, and redeem() it over there\
                        """);
    }

    @Test
    void the_message_tells_why_a_class_is_confined() {
        Verify.that(
                        TYPES
                                + """
                                class Desk { final Ledger ledger = new Ledger(); }
                                class Bank {
                                    void close(Executor pool, Desk desk) {
                                        pool.execute(() -> System.out.println(desk)); // ERROR crosses-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'desk' is confined to its thread, but this lambda takes it to another one
                          'desk' is a Desk, which has the field 'ledger', a Ledger
                          Ledger is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'desk' first, or make a Desk over there\
                        """);
    }

    @Test
    void the_message_for_what_a_container_holds() {
        Verify.that(
                        TYPES
                                + """
                                class Bank {
                                    void close(Executor pool, Ledger ledger) {
                                        List<Object> all = new ArrayList<>();
                                        all.add(ledger);
                                        pool.execute(() -> System.out.println(all)); // ERROR crosses-thread
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'ledger' is confined to its thread, but this lambda takes it to another one
                          this lambda captures 'all'
                          'all' holds 'ledger'
                          'ledger' is a Ledger, which is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'ledger' first, or make a Ledger over there\
                        """);
    }

    @Test
    void tasks_of_threads_executors_timers_and_futures() {
        verify(
                """
                class Bank {
                    void threads(Ledger l) {
                        new Thread(() -> l.add(1)).start(); // ERROR crosses-thread
                        new Thread(() -> l.add(1), "name").start(); // ERROR crosses-thread
                        new Thread(() -> System.out.println()).start();
                        new Timer().schedule(new TimerTask() { // ERROR crosses-thread
                            @Override public void run() { l.add(1); }
                        }, 10);
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> l.add(1))); // ERROR crosses-thread
                    }
                    void executors(ExecutorService pool, ScheduledExecutorService timer, Ledger l) throws Exception {
                        pool.execute(() -> l.add(1)); // ERROR crosses-thread
                        pool.submit(() -> l.add(1)); // ERROR crosses-thread
                        pool.submit(() -> l.sum()); // ERROR crosses-thread
                        pool.invokeAll(List.of(() -> l.sum())); // ERROR crosses-thread
                        timer.schedule(() -> l.add(1), 1, TimeUnit.SECONDS); // ERROR crosses-thread
                        ForkJoinPool.commonPool().submit(() -> l.add(1)); // ERROR crosses-thread
                        int sum = l.sum();
                        pool.submit(() -> sum);
                    }
                    void futures(Ledger l, CompletableFuture<Integer> price) {
                        CompletableFuture.runAsync(() -> l.add(1)); // ERROR crosses-thread
                        CompletableFuture.supplyAsync(() -> l.sum()); // ERROR crosses-thread
                        price.thenAcceptAsync(p -> l.add(p)); // ERROR crosses-thread
                        price.thenAccept(p -> l.add(p)); // ERROR crosses-thread
                        price.thenApplyAsync(p -> p + 1).thenAccept(p -> System.out.println(p));
                        l.add(price.join());
                    }
                    void streams(Ledger l, List<Integer> prices) {
                        prices.stream().forEach(p -> l.add(p));
                        prices.parallelStream().forEach(p -> l.add(p)); // ERROR crosses-thread
                        prices.stream().map(p -> p + l.sum()).parallel().toList(); // ERROR crosses-thread
                        prices.parallelStream().map(p -> p + 1).sequential().forEach(p -> l.add(p));
                    }
                    void collectors(Ledger l, List<Integer> prices) {
                        prices.stream().collect(Collectors.groupingBy(p -> p + l.sum()));
                        prices.parallelStream().collect(Collectors.groupingBy(p -> p + l.sum())); // ERROR crosses-thread
                        prices.parallelStream().collect(Collectors.groupingBy(p -> p, Collectors.mapping(p -> p + l.sum(), Collectors.toSet()))); // ERROR crosses-thread
                        Map<Integer, Long> counts = prices.stream().collect(Collectors.groupingBy(p -> p + l.sum(), Collectors.counting()));
                        new Thread(() -> System.out.println(counts)).start();
                    }
                    static final boolean MANY = true;
                    void supported(Ledger l, List<Integer> prices, boolean some) {
                        StreamSupport.stream(prices.spliterator(), true).forEach(p -> l.add(p)); // ERROR crosses-thread
                        StreamSupport.stream(prices.spliterator(), MANY).forEach(p -> l.add(p)); // ERROR crosses-thread
                        StreamSupport.stream(prices.spliterator(), (true)).forEach(p -> l.add(p)); // ERROR crosses-thread
                        StreamSupport.stream(prices.spliterator(), false).forEach(p -> l.add(p));
                        StreamSupport.stream(prices.spliterator(), some).forEach(p -> l.add(p));
                    }
                }
                """);
    }

    @Test
    void own_boundaries() {
        verify(
                """
                interface Worker { void go(@Sendable Runnable task); }
                class Bank {
                    static void parameter(@Sendable Object value) {}
                    static <@Sendable T> void generic(T value) {}
                    static void rest(@Sendable Object... values) {}
                    @Sendable Object given(Ledger l, boolean b) {
                        if (b) { return "text"; }
                        return l; // ERROR crosses-thread
                    }
                    void go(Worker worker, Ledger l) {
                        worker.go(() -> l.add(1)); // ERROR crosses-thread
                        parameter(l); // ERROR crosses-thread
                        parameter(l.sum());
                        generic((Runnable) () -> l.add(1)); // ERROR crosses-thread
                        generic("text");
                        rest("text", l); // ERROR crosses-thread
                        @Sendable Runnable task = () -> l.add(1); // ERROR crosses-thread
                        @Sendable Runnable free = () -> System.out.println();
                    }
                }
                """);
    }

    @Test
    void callbacks_on_the_own_thread_are_quiet() {
        verify(
                """
                class Bank {
                    private final Ledger own = new Ledger();
                    void library(Ledger l, List<Integer> list, Map<String, Integer> map, Optional<Integer> maybe, Set<Object> set) {
                        list.forEach(l::add);
                        list.forEach(i -> l.add(i));
                        list.removeIf(i -> i > l.sum());
                        list.replaceAll(i -> i + l.sum());
                        list.sort(Comparator.comparing(i -> l.sum()));
                        Collections.sort(list, (a, b) -> l.sum());
                        list.iterator().forEachRemaining(l::add);
                        map.forEach((k, v) -> l.add(v));
                        map.computeIfAbsent("a", k -> l.sum());
                        map.computeIfPresent("a", (k, v) -> v + l.sum());
                        map.compute("a", (k, v) -> l.sum());
                        map.merge("a", 1, (a, b) -> a + l.sum());
                        map.replaceAll((k, v) -> l.sum());
                        maybe.ifPresent(l::add);
                        maybe.ifPresentOrElse(l::add, () -> l.add(0));
                        int n = maybe.map(i -> i + l.sum()).filter(i -> l.has(i)).orElseGet(l::sum);
                        list.stream().filter(l::has).mapToInt(i -> i + l.sum()).peek(l::add).sum();
                        list.stream().collect(Collectors.groupingBy(i -> l.sum()));
                        list.stream().reduce(0, (a, b) -> a + l.sum());
                        IntStream.range(0, 3).forEach(l::add);
                        Stream.generate(l::sum).limit(3).forEach(l::add);
                        Stream.iterate(1, i -> i + l.sum()).limit(3).toList();
                        TreeSet<String> tree = new TreeSet<>(Comparator.comparing(s -> l.sum()));
                        Objects.requireNonNullElseGet(maybe, () -> Optional.of(l.sum()));
                        ThreadLocal<Ledger> local = ThreadLocal.withInitial(Ledger::new);
                        local.set(l);
                        new StringJoiner(",").add(String.valueOf(l));
                    }
                    void sameMonitor(Ledger l) {
                        synchronized (this) { l.add(1); }
                    }
                    void ownField() { List.of(1).forEach(i -> own.add(i)); }
                }
                """);
    }

    @Test
    void patterns_of_single_threaded_code_are_quiet() {
        verify(
                """
                interface Visitor<R> { R number(int n); R sum(Node a, Node b); }
                interface Node { <R> R accept(Visitor<R> visitor); }
                record Num(int n) implements Node {
                    @Override public <R> R accept(Visitor<R> v) { return v.number(n); }
                }
                record Sum(Node a, Node b) implements Node {
                    @Override public <R> R accept(Visitor<R> v) { return v.sum(a, b); }
                }
                class Totals implements Visitor<Integer> {
                    private final Ledger ledger;
                    Totals(Ledger ledger) { this.ledger = ledger; }
                    @Override public Integer number(int n) { ledger.add(n); return n; }
                    @Override public Integer sum(Node a, Node b) { return a.accept(this) + b.accept(this); }
                }
                interface Listener { void changed(int value); }
                class Model {
                    private final List<@ThreadConfined Listener> listeners = new ArrayList<>();
                    private int value;
                    void listen(Listener listener) { listeners.add(listener); }
                    void set(int now) { value = now; for (Listener each : listeners) { each.changed(value); } }
                }
                class Cache {
                    private final Map<String, Ledger> byName = new HashMap<>();
                    private Ledger last;
                    Ledger get(String name) { return last = byName.computeIfAbsent(name, n -> new Ledger()); }
                    void put(String name, Ledger l) { byName.put(name, l); }
                }
                class Stack<T> {
                    private final List<T> items = new ArrayList<>();
                    private T top;
                    void push(T item) { items.add(item); top = item; }
                    T pop() { return items.remove(items.size() - 1); }
                }
                class Shelf<T> {
                    private final Stack<T> stack = new Stack<>();
                    void put(T item) { stack.push(item); }
                }
                class Tree {
                    private final Ledger ledger;
                    private final List<Tree> children = new ArrayList<>();
                    Tree(Ledger ledger) { this.ledger = ledger; }
                    Tree child() { Tree t = new Tree(ledger); children.add(t); return t; }
                    int total() { int n = ledger.sum(); for (Tree c : children) { n += c.total(); } return n; }
                }
                class Range implements Iterable<Integer> {
                    private final Ledger ledger;
                    Range(Ledger ledger) { this.ledger = ledger; }
                    @Override public Iterator<Integer> iterator() {
                        return new Iterator<>() {
                            private int next;
                            @Override public boolean hasNext() { return next < ledger.sum(); }
                            @Override public Integer next() { return next++; }
                        };
                    }
                }
                class Bank {
                    private Stack<Ledger> ledgers = new Stack<>();
                    private final Shelf<Ledger> shelf = new Shelf<>();
                    static <T> void addOnce(List<T> list, T item) { if (!list.contains(item)) { list.add(item); } }
                    static <K, V> V memo(Map<K, V> map, K key, Function<K, V> make) { return map.computeIfAbsent(key, make); }
                    static Ledger find(Map<String, Ledger> map) { return map.computeIfAbsent("a", k -> new Ledger()); }
                    static <T, R> List<R> all(List<T> in, Function<T, R> f) {
                        List<R> out = new ArrayList<>();
                        for (T t : in) { out.add(f.apply(t)); }
                        return out;
                    }
                    void go(Ledger l, List<Ledger> list, Node node, Map<String, Ledger> map) {
                        node.accept(new Totals(l));
                        Model model = new Model();
                        model.listen(v -> l.add(v));
                        model.set(3);
                        new Cache().put("a", l);
                        ledgers.push(l);
                        shelf.put(l);
                        Stack<Object> local = new Stack<>();
                        local.push(l);
                        addOnce(list, l);
                        memo(map, "a", k -> l);
                        find(map).add(1);
                        all(list, Ledger::sum).forEach(l::add);
                        new Tree(l).child().child().total();
                        for (int i : new Range(l)) { l.add(i); }
                        StringBuilder text = new StringBuilder().append(l).append(l.sum());
                        Set<String> names = new HashSet<>(map.keySet());
                        new Thread(() -> System.out.println(names)).start();
                        String shown = text.toString();
                        new Thread(() -> System.out.println(shown)).start();
                    }
                }
                """);
    }

    @Test
    void a_factory_captures_nothing_unless_its_result_comes_back() {
        verify(
                """
                class Bank {
                    static void make(@Sendable Supplier<Ledger> maker) {}
                    void go(ExecutorService pool, Ledger l) {
                        make(Ledger::new);
                        make(() -> new Ledger());
                        make(() -> l); // ERROR crosses-thread
                        pool.submit(() -> { Ledger mine = new Ledger(); mine.add(1); });
                        pool.submit(() -> new Ledger()); // ERROR crosses-thread
                        pool.submit(() -> new Ledger().sum());
                        CompletableFuture.supplyAsync(() -> new Ledger().sum());
                    }
                }
                """);
    }

    private static final String ASYNC =
            """
            package org.springframework.scheduling.annotation;
            public @interface Async {}
            """;

    @Test
    void the_whole_message_for_a_parameter_that_a_framework_fills(@TempDir Path directory) {
        Verify.that(
                        """
                        import dev.locksmith.annotations.ThreadConfined;
                        import org.springframework.scheduling.annotation.Async;
                        @ThreadConfined class Ledger {}
                        class Mailer {
                            @Async void send(Ledger ledger) {} // ERROR crosses-thread
                        }
                        """)
                .against(ClassFiles.of(directory, ASYNC))
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'ledger' is confined to its thread, but comes from another one here
                          'ledger' is a Ledger, which is @ThreadConfined
                          Mailer.send is run on another thread by its framework
                          to fix: take only what the other thread may have: a copy, or a key to look it up with\
                        """);
    }

    @Test
    void parameters_that_a_framework_fills(@TempDir Path directory) {
        Verify.that(
                        """
                        import dev.locksmith.annotations.ThreadConfined;
                        import java.util.List;
                        import org.springframework.scheduling.annotation.Async;
                        @ThreadConfined class Ledger {}
                        record Closed(Ledger ledger) {}
                        record Key(long number) {}
                        class Mailer {
                            @Async
                            void onClosed(
                                    Closed event, // ERROR crosses-thread
                                    Key key,
                                    List<Ledger> all) {} // ERROR crosses-thread
                            @Async void onKey(Key event, Object any, @ThreadConfined Runnable task) {} // ERROR crosses-thread
                            @SuppressWarnings("locksmith:crosses-thread") @Async void known(Ledger ledger) {}
                            void now(Ledger ledger) {}
                        }
                        @Async class Clerk {
                            Clerk(Ledger ledger) {}
                            void close(Ledger ledger) {} // ERROR crosses-thread
                            private void sum(Ledger ledger) {}
                            static void help(Ledger ledger) {}
                            static void use(Ledger ledger) { help(ledger); new Clerk(ledger).sum(ledger); }
                        }
                        """)
                .against(ClassFiles.of(directory, ASYNC))
                .holds();
    }

    @Test
    void the_message_for_a_captured_this_names_the_confined_field() {
        Verify.that(
                        """
                        @ThreadConfined class Conf { String name() { return ""; } }
                        class Server {
                            private final List<String> log = new ArrayList<>();
                            private final Conf conf = new Conf();
                            void start(Executor pool) {
                                pool.execute(() -> log.add(conf.name())); // ERROR crosses-thread
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'this' is confined to its thread, but this lambda takes it to another one
                          'conf' is confined, and using it here takes this along
                          'this' is a Server, which has the field 'conf', a Conf
                          Conf is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: put what the other thread needs of 'this' into local variables first, or make a Server over there\
                        """);
    }

    @Test
    void the_message_for_a_captured_this_names_the_method() {
        Verify.that(
                        """
                        @ThreadConfined class Server {
                            void stop() {}
                            void start(Executor pool) {
                                pool.execute(new Runnable() { // ERROR crosses-thread
                                    @Override public void run() { stop(); }
                                });
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'this' is confined to its thread, but this anonymous class takes it to another one
                          using 'stop()' here takes this along
                          'this' is a Server, which is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: put what the other thread needs of 'this' into local variables first, or make a Server over there\
                        """);
    }

    @Test
    void a_parallel_stream_may_be_a_stream() {
        Verify.that(
                        """
                        @ThreadConfined class Ledger { void add(int amount) {} }
                        class Office {
                            void add(List<Integer> amounts, Ledger ledger) {
                                amounts.parallelStream().forEach(ledger::add); // ERROR crosses-thread
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'ledger' is confined to its thread, but this method reference takes it to another one
                          'ledger' is a Ledger, which is @ThreadConfined
                          the stream is parallel: it runs its functions on several threads
                          to fix: use stream() without parallel(), which runs its functions here, or work out before it starts what they need\
                        """);
    }

    @Test
    void elements_and_results_of_parallel_streams() {
        verify(
                """
                class Office {
                    final Stream<Ledger> open = null;
                    void elements(Stream<Ledger> some, Ledger[] array, List<Ledger> list, Ledger one) {
                        some.skip(1).parallel().forEach(each -> each.add(1)); // ERROR crosses-thread
                        Arrays.stream(array).parallel().forEach(Ledger::sum); // ERROR crosses-thread
                        list.stream().parallel().mapToInt(Ledger::sum).sum(); // ERROR crosses-thread
                        Stream.of(one, one).parallel().forEach(Ledger::sum); // ERROR crosses-thread
                        open.parallel().count(); // ERROR crosses-thread
                        Stream<Ledger> later = some.filter(each -> each.sum() > 0); // ERROR crosses-thread
                        later.parallel().count();
                    }
                    void quiet(Stream<Ledger> some, Ledger[] array, List<Ledger> list, Stream<String> names) {
                        some.skip(1).forEach(each -> each.add(1));
                        Arrays.stream(array).parallel().sequential().forEach(Ledger::sum);
                        list.stream().mapToInt(Ledger::sum).sum();
                        names.parallel().forEach(String::length);
                        Stream.generate(Ledger::new).parallel().limit(3).forEach(Ledger::sum);
                        names.parallel().map(name -> new Ledger()).mapToInt(Ledger::sum).sum();
                        names.parallel().map(String::length).toList();
                    }
                    void results(List<String> names) {
                        names.parallelStream().map(name -> new Ledger()).findAny(); // ERROR crosses-thread
                        List<Ledger> all = names.parallelStream().map(name -> new Ledger()).toList(); // ERROR crosses-thread
                        names.stream().parallel().map(name -> new Ledger()).iterator(); // ERROR crosses-thread
                        names.stream().map(name -> new Ledger()).toList();
                        names.parallelStream().map(name -> new Ledger()).sequential().toList();
                    }
                }
                """);
    }
}
