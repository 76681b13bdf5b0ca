package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where values go, and when they come back, is tested with the scan. */
class UsedAfterHandoverTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line { void send(String text) {} }
            class FastLine extends Line {}
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    void open(ExecutorService pool, Line line) {
                                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                                        line.send("y");
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-after-handover] 'line' is for one thread at a time, but goes to another one here and is used on as well
                          'line' is a Line, which is @NotThreadSafe
                          Executor.execute runs its task on another thread
                          used at Test.java:6, too, and nothing waits for the other thread before
                          to fix: wait for the other thread first (join, get), give it one of its own, or hold one lock on both sides\
                        """);
    }

    @Test
    void what_a_task_makes_or_opens_is_its_own() {
        Verify.that(
                        TYPES
                                + """
                                class Pool { @NotThreadSafe AutoCloseable open() { return null; } Line line() { return null; } }
                                class Desk {
                                    void each(ExecutorService tasks, Pool pool, List<String> texts) {
                                        for (String text : texts) {
                                            tasks.submit(() -> {
                                                Line line = pool.line();
                                                line.send(text);
                                                pool.line().send(text);
                                                new Line().send(text);
                                            });
                                            tasks.submit(() -> {
                                                try (AutoCloseable opened = pool.open()) { opened.close(); }
                                                return null;
                                            });
                                        }
                                        texts.parallelStream().forEach(text -> {
                                            Line line = pool.line();
                                            texts.forEach(line::send);
                                        });
                                    }
                                    void one(ExecutorService tasks, Pool pool, List<String> texts) {
                                        Line line = pool.line();
                                        for (String text : texts) {
                                            tasks.submit(() -> line.send(text)); // ERROR used-after-handover
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void the_whole_message_for_two_tasks() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    void open(ExecutorService pool, FastLine line) {
                                        pool.execute(() -> line.send("x")); // ERROR used-after-handover
                                        pool.submit(() -> line.send("y"));
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-after-handover] 'line' is for one thread at a time, but several get it here
                          'line' is a FastLine, and Line is @NotThreadSafe
                          Executor.execute runs its task on another thread
                          handed to another thread again at Test.java:6
                          to fix: give each task one of its own, or let all of them hold one lock while they use it\
                        """);
    }

    @Test
    void the_whole_message_in_a_loop() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    void open(ExecutorService pool, Line line, List<String> texts) {
                                        for (String text : texts) {
                                            pool.execute(() -> line.send(text)); // ERROR used-after-handover
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-after-handover] 'line' is for one thread at a time, but several get it here
                          'line' is a Line, which is @NotThreadSafe
                          Executor.execute runs its task on another thread
                          this place hands it over again, in another turn or to many threads at once
                          to fix: give each task one of its own, or let all of them hold one lock while they use it\
                        """);
    }

    @Test
    void the_whole_message_for_what_a_helper_handed_over() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private static void later(Line line) {
                                        new Thread(() -> line.send("x")).start();
                                    }
                                    void open(Line line) {
                                        later(line); // ERROR used-after-handover
                                        line.send("y");
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-after-handover] 'line' is for one thread at a time, but goes to another one here and is used on as well
                          'line' is a Line, which is @NotThreadSafe
                          Thread.start lets another thread run its receiver
                          used at Test.java:9, too, and nothing waits for the other thread before
                          to fix: wait for the other thread first (join, get), give it one of its own, or hold one lock on both sides\
                        """);
    }

    @Test
    void by_the_word_of_a_variable_or_of_a_method() {
        Verify.that(
                        """
                        class Plain { void send() {} void stop() {} }
                        class Desk {
                            @NotThreadSafe Plain make() { return new Plain(); }
                            void parameter(ExecutorService pool, @NotThreadSafe Plain plain) {
                                pool.execute(plain::send); // ERROR used-after-handover
                                plain.send();
                            }
                            void result(ExecutorService pool) {
                                Plain plain = make();
                                pool.execute(plain::send); // ERROR used-after-handover
                                plain.send();
                            }
                            void unmarked(ExecutorService pool, Plain plain) {
                                pool.execute(plain::send);
                                plain.send();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_a_field_is_given_says_more_than_its_type() {
        Verify.that(
                        TYPES
                                + """
                                interface Wire { void send(String text); }
                                class Cable extends Line implements Wire { @Override public void send(String text) {} }
                                class Air implements Wire { public void send(String text) {} }
                                class Desk {
                                    private final Wire wire = new Cable();
                                    private final Wire air = new Air();
                                    private final Wire given;
                                    Desk(Wire given) { this.given = given; }
                                    void open(ExecutorService pool, List<String> texts) {
                                        for (String text : texts) {
                                            pool.execute(() -> wire.send(text)); // ERROR used-after-handover
                                            pool.execute(() -> air.send(text));
                                            pool.execute(() -> given.send(text));
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void containers_that_are_changed_by_several() {
        Verify.that(
                        """
                        class Desk {
                            private static final Map<String, Integer> COUNTS = new HashMap<>();
                            private static final Map<String, Integer> SAFE = new ConcurrentHashMap<>();
                            private static final Map<String, Integer> READ = new HashMap<>();
                            private static final Map<String, Integer> LOCKED = new TreeMap<>();
                            void parallel(List<Integer> numbers) {
                                List<Integer> squares = new ArrayList<>();
                                numbers.parallelStream().forEach(n -> squares.add(n * n)); // ERROR used-after-handover
                                Set<Integer> seen = new HashSet<>();
                                numbers.stream().parallel().filter(seen::add).count(); // ERROR used-after-handover
                                StringBuilder text = new StringBuilder();
                                numbers.parallelStream().forEach(text::append); // ERROR used-after-handover
                            }
                            void inTurn(List<Integer> numbers) {
                                List<Integer> squares = new ArrayList<>();
                                numbers.parallelStream().map(n -> n * n).forEachOrdered(squares::add);
                                numbers.stream().forEach(n -> squares.add(n));
                                numbers.parallelStream().forEach(n -> squares.contains(n));
                                List<Integer> all = Collections.synchronizedList(new ArrayList<>());
                                numbers.parallelStream().forEach(n -> all.add(n));
                                numbers.parallelStream().forEach(n -> { synchronized (squares) { squares.add(n); } });
                                numbers.parallelStream().forEach(n -> { List<Integer> own = new ArrayList<>(); own.add(n); });
                            }
                            void tasks(ExecutorService pool, List<String> texts) {
                                Map<String, String> found = new LinkedHashMap<>();
                                Map<String, String> known = new HashMap<>();
                                known.put("a", "b");
                                for (String text : texts) {
                                    pool.execute(() -> found.put(text, "x")); // ERROR used-after-handover
                                    pool.execute(() -> known.get(text));
                                    pool.execute(() -> COUNTS.merge(text, 1, Integer::sum)); // ERROR used-after-handover
                                    pool.execute(() -> SAFE.merge(text, 1, Integer::sum));
                                    pool.execute(() -> READ.get(text));
                                    pool.execute(() -> { synchronized (LOCKED) { LOCKED.put(text, 1); } });
                                }
                            }
                            void one(ExecutorService pool) throws Exception {
                                List<String> lines = new ArrayList<>();
                                Future<?> done = pool.submit(() -> lines.add("x"));
                                done.get();
                                lines.add("y");
                                pool.submit(() -> lines.add("z"));
                            }
                            void statics() { COUNTS.clear(); READ.put("x", 1); LOCKED.clear(); }
                        }
                        class Guarded<K, V> extends HashMap<K, V> {
                            @Override public synchronized V put(K key, V value) { return super.put(key, value); }
                        }
                        class OtherDesk {
                            void tasks(ExecutorService pool, List<String> texts) {
                                Map<String, String> found = new Guarded<>();
                                for (String text : texts) {
                                    pool.execute(() -> found.put(text, "x"));
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void iterators_and_buffers() {
        Verify.that(
                        """
                        class Desk {
                            void iterator(ExecutorService pool, List<String> texts) {
                                Iterator<String> all = texts.iterator();
                                for (int i = 0; i < 3; i++) {
                                    pool.submit(() -> all.next()); // ERROR used-after-handover
                                    pool.submit(() -> texts.iterator().next());
                                }
                            }
                            void halves(ExecutorService pool, List<String> texts) {
                                Spliterator<String> all = texts.spliterator();
                                Spliterator<String> half = all.trySplit();
                                pool.submit(() -> half.forEachRemaining(System.out::println));
                                all.forEachRemaining(System.out::println);
                            }
                            void buffer(ExecutorService pool, java.nio.ByteBuffer bytes) {
                                for (int i = 0; i < 3; i++) {
                                    int at = i;
                                    pool.submit(() -> bytes.get()); // ERROR used-after-handover
                                    pool.submit(() -> bytes.get(at));
                                    java.nio.ByteBuffer own = bytes.duplicate();
                                    pool.submit(() -> own.get());
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void it_is_silenced_at_the_variable_or_around_it() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    @SuppressWarnings("locksmith:used-after-handover")
                                    void method(ExecutorService pool, Line line) {
                                        pool.execute(() -> line.send("x"));
                                        line.send("y");
                                    }
                                    void variable(
                                            ExecutorService pool,
                                            @SuppressWarnings("locksmith:used-after-handover") Line line) {
                                        pool.execute(() -> line.send("x"));
                                        line.send("y");
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void it_is_judged_in_complete_mode_too() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    void open(Line line) {
                                        CompletableFuture.runAsync(() -> line.send("x")); // ERROR used-after-handover, unproven
                                        line.send("y");
                                    }
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void a_container_in_a_private_field_that_tasks_change() {
        Verify.that(
                        """
                        class Crawler {
                            private final ExecutorService pool = Executors.newFixedThreadPool(8);
                            private final ExecutorService one = Executors.newSingleThreadExecutor();
                            private final Map<String, Integer> sizes = new HashMap<>();
                            private final List<String> names = new ArrayList<>();
                            private final Map<String, Integer> safe = new ConcurrentHashMap<>();
                            private final List<String> wrapped = Collections.synchronizedList(new ArrayList<>());
                            void wrong(List<String> all) {
                                for (String each : all) {
                                    pool.submit(() -> sizes.put(each, 1)); // ERROR used-after-handover
                                }
                                all.parallelStream().forEach(names::add); // ERROR used-after-handover
                            }
                            void safe(List<String> all) {
                                for (String each : all) {
                                    pool.submit(() -> safe.put(each, 1));
                                    pool.submit(() -> wrapped.add(each));
                                    one.submit(() -> sizes.put(each, 1));
                                    pool.submit(() -> sizes.get(each));
                                    pool.submit(() -> { synchronized (sizes) { sizes.put(each, 1); } });
                                }
                                all.stream().forEach(names::add);
                            }
                        }
                        class Locked {
                            private final ExecutorService pool = Executors.newFixedThreadPool(8);
                            private final Map<String, Integer> sizes = new HashMap<>();
                            void put(String name) {
                                synchronized (sizes) { start(name); }
                            }
                            private void start(String name) {
                                pool.submit(() -> { synchronized (sizes) { sizes.remove(name); } });
                                sizes.put(name, 1);
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_is_used_when_the_program_ends(@TempDir Path directory) throws IOException {
        Path stub = directory.resolve("lines.astub");
        Files.writeString(
                stub, "package lines; @NotThreadSafe class Poller { @ThreadSafe void wakeup(); }");
        Verify.that(
                        """
                        package lines;
                        import dev.locksmith.annotations.NotThreadSafe;
                        @NotThreadSafe class Line { void send(String text) {} }
                        class Poller { void poll() {} void close() {} void wakeup() {} }
                        class Main {
                            static void wrong(Poller poller) {
                                Runtime.getRuntime().addShutdownHook(new Thread(() -> poller.close())); // ERROR used-after-handover
                                while (true) { poller.poll(); }
                            }
                            static void wakes(Poller poller) {
                                Runtime.getRuntime().addShutdownHook(new Thread(() -> poller.wakeup()));
                                while (true) { poller.poll(); }
                            }
                            static void waits(Poller poller, Thread main) {
                                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                                    try { main.join(); } catch (InterruptedException end) { return; }
                                    poller.close();
                                }));
                                poller.poll();
                            }
                            static void cannotWake(Line line) {
                                Runtime.getRuntime().addShutdownHook(new Thread(() -> line.send("end")));
                                while (true) { line.send("x"); }
                            }
                        }
                        """)
                .withOptions("-Alocksmith.stubs=" + stub)
                .holds();
    }

    @Test
    void a_copy_that_each_task_makes_for_itself() {
        Verify.that(
                        """
                        class Log {
                            private final java.text.DateFormat format = new java.text.SimpleDateFormat("yyyy");
                            void read(ExecutorService pool, List<String> lines) {
                                for (String each : lines) {
                                    pool.submit(() -> ((java.text.DateFormat) format.clone()).parse(each));
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_a_task_hands_back_it_does_not_use() {
        Verify.that(
                        """
                        import java.util.*;
                        import java.util.concurrent.*;
                        import javax.swing.*;
                        final class Back {
                            private final ExecutorService pool = Executors.newFixedThreadPool(4);
                            private final ExecutorService owner = Executors.newSingleThreadExecutor();
                            private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
                            void toTheUserInterface(List<String> ids) {
                                StringBuilder log = new StringBuilder();
                                pool.submit(() -> SwingUtilities.invokeLater(() -> log.append("x")));
                                pool.submit(() -> { String id = ids.get(0); SwingUtilities.invokeLater(new Runnable() { @Override public void run() { log.append(id); } }); });
                                for (String id : ids) {
                                    pool.submit(() -> { String text = id.trim(); onUi(() -> log.append(text)); });
                                }
                                log.append("started");
                            }
                            private static void onUi(Runnable task) { SwingUtilities.invokeLater(task); }
                            void toTheOwner(String id) {
                                List<String> done = new ArrayList<>();
                                pool.submit(() -> { String text = id.trim(); owner.submit(() -> done.add(text)); });
                                pool.submit(() -> { String text = id.trim(); queue.add(() -> done.add(text)); });
                                pool.submit(() -> queue.offer(done::clear));
                                done.add("started");
                            }
                            void inALoop(String id) {
                                List<String> done = new ArrayList<>();
                                Queue<Runnable> later = new ConcurrentLinkedQueue<>();
                                pool.submit(() -> later.add(() -> done.add(id)));
                                Runnable next;
                                while ((next = later.poll()) != null) { next.run(); }
                                done.add("started");
                            }
                            void stages(Executor ui) {
                                List<String> done = new ArrayList<>();
                                CompletableFuture.supplyAsync(() -> "x", pool).thenAcceptAsync(done::add, ui);
                                CompletableFuture.supplyAsync(() -> "x", pool).thenAcceptAsync(done::add, SwingUtilities::invokeLater);
                                done.add("started");
                            }
                            void made() {
                                List<String> done = new ArrayList<>();
                                pool.submit(() -> { Runnable later = () -> done.add("x"); return later; });
                                done.add("started");
                            }
                            void runByTheTask(ExecutorService other, List<String> ids) {
                                List<String> first = new ArrayList<>();
                                pool.submit(() -> ids.forEach(id -> first.add(id))); // ERROR used-after-handover
                                first.add("started");
                                List<String> second = new ArrayList<>();
                                pool.submit(() -> { Runnable now = () -> second.add("x"); now.run(); }); // ERROR used-after-handover
                                second.add("started");
                                List<String> third = new ArrayList<>();
                                pool.submit(() -> now(() -> third.add("x"))); // ERROR used-after-handover
                                third.add("started");
                                List<String> fourth = new ArrayList<>();
                                pool.submit(() -> ids.stream().map(String::trim).forEach(fourth::add)); // ERROR used-after-handover
                                fourth.add("started");
                            }
                            private static void now(Runnable task) { task.run(); }
                        }
                        """)
                .holds();
    }
}
