package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Values that a task uses which a constructor or a method made of them. */
class TasksMadeElsewhereTest {

    @Test
    void a_container_that_a_task_keeps() {
        Verify.that(
                        """
                        import java.util.ArrayList;
                        import java.util.HashMap;
                        import java.util.List;
                        import java.util.Map;
                        import java.util.concurrent.Callable;
                        import java.util.concurrent.ExecutorService;

                        class Writer implements Runnable {
                            private final List<String> lines;
                            Writer(List<String> lines) { this.lines = lines; }
                            @Override public void run() { write(); }
                            private void write() { for (String line : lines) { System.out.println(line); } }
                        }
                        class Counter implements Callable<Integer> {
                            private Map<String, Integer> counts;
                            Counter(Map<String, Integer> counts) { this.counts = counts; }
                            @Override public Integer call() { return counts.size(); }
                        }
                        record Sorter(List<String> lines) implements Runnable {
                            @Override public void run() { lines.sort(null); }
                        }
                        class Worker extends Thread {
                            private final List<String> lines;
                            Worker(List<String> lines) { this.lines = lines; }
                            @Override public void run() { lines.add("end"); }
                        }
                        class Log {
                            void flush(ExecutorService pool, Iterable<String> all) {
                                List<String> batch = new ArrayList<>();
                                for (String each : all) {
                                    batch.add(each);
                                    if (batch.size() == 10) {
                                        pool.submit(new Writer(batch)); // ERROR used-after-handover
                                        batch.clear();
                                    }
                                }
                            }
                            void count(ExecutorService pool) {
                                Map<String, Integer> counts = new HashMap<>();
                                Counter counter = new Counter(counts);
                                counts.put("a", 1);
                                pool.submit(counter); // ERROR used-after-handover
                                counts.put("b", 2);
                            }
                            void sort(ExecutorService pool) {
                                List<String> lines = new ArrayList<>(List.of("b", "a"));
                                pool.execute(new Sorter(lines)); // ERROR used-after-handover
                                System.out.println(lines.get(0));
                            }
                            void start() {
                                List<String> lines = new ArrayList<>();
                                Worker worker = new Worker(lines);
                                lines.add("begin");
                                worker.start(); // ERROR used-after-handover
                                lines.add("more");
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_container_that_one_thread_at_a_time_uses() {
        Verify.that(
                        """
                        import java.util.ArrayList;
                        import java.util.Collections;
                        import java.util.List;
                        import java.util.concurrent.CopyOnWriteArrayList;
                        import java.util.concurrent.CountDownLatch;
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.Executors;

                        class Writer implements Runnable {
                            private final List<String> lines;
                            Writer(List<String> lines) { this.lines = lines; }
                            @Override public void run() { for (String line : lines) { System.out.println(line); } }
                            void add(String line) { lines.add(line); }
                        }
                        class Copier implements Runnable {
                            private final List<String> lines;
                            Copier(List<String> lines) { this.lines = new ArrayList<>(lines); }
                            @Override public void run() { lines.clear(); }
                        }
                        class Locker implements Runnable {
                            private final List<String> lines;
                            Locker(List<String> lines) { this.lines = lines; }
                            @Override public void run() { synchronized (lines) { lines.clear(); } }
                        }
                        class Waiter implements Runnable {
                            private final List<String> lines;
                            private final CountDownLatch filled;
                            Waiter(List<String> lines, CountDownLatch filled) {
                                this.lines = lines;
                                this.filled = filled;
                            }
                            @Override public void run() {
                                try {
                                    filled.await();
                                    lines.clear();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        }
                        class Renewer implements Runnable {
                            private List<String> lines;
                            Renewer(List<String> lines) { this.lines = lines; }
                            @Override public void run() { lines = new ArrayList<>(); lines.clear(); }
                        }
                        class Reporter implements Runnable {
                            private final List<String> errors;
                            Reporter(List<String> errors) { this.errors = errors; }
                            @Override public void run() { System.out.println("running"); }
                            void report() { errors.forEach(System.out::println); errors.clear(); }
                        }
                        class Log {
                            private final ExecutorService one = Executors.newSingleThreadExecutor();
                            void read(ExecutorService pool) {
                                List<String> lines = new ArrayList<>(List.of("a"));
                                pool.submit(new Writer(lines));
                                System.out.println(lines.size());
                            }
                            void fresh(ExecutorService pool, Iterable<String> all) {
                                List<String> batch = new ArrayList<>();
                                for (String each : all) {
                                    batch.add(each);
                                    if (batch.size() == 10) {
                                        pool.submit(new Writer(batch));
                                        batch = new ArrayList<>();
                                    }
                                }
                            }
                            void copied(ExecutorService pool) {
                                List<String> lines = new ArrayList<>(List.of("a"));
                                pool.submit(new Copier(lines));
                                pool.submit(new Writer(new ArrayList<>(lines)));
                                lines.clear();
                            }
                            void locked(ExecutorService pool) {
                                List<String> lines = new ArrayList<>(List.of("a"));
                                pool.submit(new Locker(lines));
                                synchronized (lines) { lines.add("b"); }
                            }
                            void waited(ExecutorService pool) throws Exception {
                                List<String> lines = new ArrayList<>(List.of("a"));
                                pool.submit(new Writer(lines)).get();
                                lines.clear();
                            }
                            void filled(ExecutorService pool) {
                                List<String> lines = new ArrayList<>();
                                CountDownLatch filled = new CountDownLatch(1);
                                pool.submit(new Waiter(lines, filled));
                                lines.add("a");
                                filled.countDown();
                            }
                            void renewed(ExecutorService pool) {
                                List<String> lines = new ArrayList<>();
                                pool.submit(new Renewer(lines));
                                lines.add("a");
                            }
                            void reported(ExecutorService pool) {
                                List<String> errors = new ArrayList<>();
                                Reporter reporter = new Reporter(errors);
                                pool.submit(reporter);
                                errors.add("a");
                                reporter.report();
                            }
                            void shared(ExecutorService pool) {
                                List<String> safe = Collections.synchronizedList(new ArrayList<>());
                                List<String> copied = new CopyOnWriteArrayList<>();
                                pool.submit(new Writer(safe));
                                pool.submit(new Writer(copied));
                                safe.add("a");
                                copied.add("a");
                            }
                            void here() {
                                List<String> lines = new ArrayList<>();
                                new Writer(lines).run();
                                lines.add("a");
                            }
                            void serial() {
                                List<String> lines = new ArrayList<>();
                                one.submit(new Writer(lines));
                                one.submit(new Writer(lines));
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_task_that_a_method_returns() {
        Verify.that(
                        """
                        import dev.locksmith.annotations.NotThreadSafe;
                        import java.util.ArrayList;
                        import java.util.List;
                        import java.util.concurrent.Callable;
                        import java.util.concurrent.ExecutorService;

                        @NotThreadSafe class Connection {
                            void send() {}
                        }
                        class Sender implements Runnable {
                            private final Connection connection;
                            private Sender(Connection connection) { this.connection = connection; }
                            static Sender of(Connection connection) { return new Sender(connection); }
                            @Override public void run() { connection.send(); }
                        }
                        class Desk {
                            private static Runnable sending(Connection connection) {
                                return () -> connection.send();
                            }
                            private static Callable<String> sorting(List<String> lines) {
                                return new Callable<>() {
                                    @Override public String call() { lines.sort(null); return lines.get(0); }
                                };
                            }
                            private static Runnable twice(Connection connection, boolean first) {
                                Runnable task = first ? sending(connection) : connection::send;
                                return task;
                            }
                            private static Runnable naming(Connection connection) {
                                String name = connection.toString();
                                return () -> System.out.println(name);
                            }
                            private static Runnable again(Connection connection, int times) {
                                return times == 0 ? sending(connection) : again(connection, times - 1);
                            }
                            private static Connection same(Connection connection) { return connection; }
                            void one(ExecutorService pool) {
                                Connection connection = new Connection();
                                pool.submit(sending(connection)); // ERROR used-after-handover
                                connection.send();
                            }
                            void two(ExecutorService pool) {
                                Connection connection = new Connection();
                                Sender sender = Sender.of(connection);
                                connection.send();
                                pool.submit(sender); // ERROR used-after-handover
                                connection.send();
                            }
                            void three(ExecutorService pool) {
                                List<String> lines = new ArrayList<>();
                                pool.submit(sorting(lines)); // ERROR used-after-handover
                                lines.add("a");
                            }
                            void four(ExecutorService pool) {
                                Connection connection = new Connection();
                                pool.submit(twice(connection, true)); // ERROR used-after-handover
                                pool.submit(again(connection, 7));
                            }
                            void five(ExecutorService pool) throws Exception {
                                Connection connection = new Connection();
                                pool.submit(naming(connection));
                                sending(connection).run();
                                connection.send();
                                pool.submit(sending(connection)).get();
                                same(connection).send();
                            }
                        }
                        """)
                .holds();
    }
}
