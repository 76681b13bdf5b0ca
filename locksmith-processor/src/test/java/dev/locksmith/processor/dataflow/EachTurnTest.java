package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** In each turn of a loop, and on each thread of a stream, there may be another object. */
class EachTurnTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line {
                void send(String text) {}
                int read() { return 0; }
            }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void one_that_a_task_opens_itself() {
        verify(
                """
                class Server {
                    void inTask(ExecutorService pool, java.net.ServerSocket server) throws java.io.IOException {
                        while (true) {
                            java.net.Socket socket = server.accept();
                            pool.execute(() -> {
                                try (Scanner in = new Scanner(socket.getInputStream())) {
                                    System.out.println(in.nextLine());
                                } catch (java.io.IOException e) {
                                    System.out.println(e);
                                }
                            });
                        }
                    }
                    void outside(ExecutorService pool, java.net.Socket socket, int n) throws java.io.IOException {
                        try (Scanner in = new Scanner(socket.getInputStream())) {
                            for (int i = 0; i < n; i++) {
                                pool.execute(() -> System.out.println(in.nextLine())); // ERROR used-after-handover
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void one_that_is_got_at_the_end_of_a_turn() {
        verify(
                """
                abstract class Desk {
                    abstract Line next();
                    void whileThereIsOne(ExecutorService pool) {
                        Line line = next();
                        while (line != null) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x"));
                            line = next();
                        }
                    }
                    void inTheHead(ExecutorService pool) {
                        for (Line line = next(); line != null; line = next()) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x"));
                        }
                    }
                    void made(ExecutorService pool, List<String> texts) {
                        StringBuilder all = new StringBuilder();
                        for (String text : texts) {
                            StringBuilder mine = all;
                            pool.execute(() -> mine.append(text));
                            all = new StringBuilder();
                        }
                    }
                    void given(ExecutorService pool, Line line, int n) {
                        for (int i = 0; i < n; i++) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x"));
                            line = new Line();
                        }
                    }
                }
                """);
    }

    @Test
    void one_that_may_be_that_of_the_turn_before() {
        verify(
                """
                abstract class Desk {
                    abstract Line next();
                    void same(ExecutorService pool, int n) {
                        Line line = next();
                        for (int i = 0; i < n; i++) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x")); // ERROR used-after-handover
                        }
                    }
                    void sometimes(ExecutorService pool, int n) {
                        Line line = next();
                        for (int i = 0; i < n; i++) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x")); // ERROR used-after-handover
                            if (i % 2 == 0) {
                                line = next();
                            }
                        }
                    }
                    void usedInTheTurn(ExecutorService pool) {
                        Line line = next();
                        while (line != null) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x")); // ERROR used-after-handover
                            line.send("y");
                            line = next();
                        }
                    }
                    void firstUsedAfterwards(ExecutorService pool) {
                        Line first = next();
                        Line line = first;
                        while (line != null) {
                            Line mine = line;
                            pool.execute(() -> mine.send("x")); // ERROR used-after-handover
                            line = next();
                        }
                        first.send("y");
                    }
                    void eitherUsed(ExecutorService pool, Line one, Line two, boolean b) {
                        Line mine = b ? one : two;
                        pool.execute(() -> mine.send("x")); // ERROR used-after-handover
                        mine.send("y");
                    }
                }
                """);
    }

    @Test
    void each_thread_of_a_stream_has_its_own_element() {
        verify(
                """
                class Desk {
                    List<Integer> mapped(List<Line> lines) {
                        return lines.stream().parallel().map(Line::read).toList();
                    }
                    void array(Line[] lines) {
                        Arrays.stream(lines).parallel().forEach(line -> line.send("x"));
                    }
                    void parallelFromHere(List<Line> lines) {
                        lines.parallelStream().forEach(line -> line.send("x"));
                    }
                    void oneForAll(List<String> texts, Line line) {
                        texts.stream().parallel().forEach(line::send); // ERROR used-after-handover
                    }
                    void oneBesideTheElements(List<Line> lines, Line line) {
                        lines.stream().parallel().forEach(each -> line.send("x")); // ERROR used-after-handover
                    }
                    void function(List<String> texts, Line line) {
                        Consumer<String> send = text -> line.send(text);
                        texts.stream().parallel().forEach(send); // ERROR used-after-handover
                    }
                }
                """);
    }

    @Test
    void an_element_of_an_array_is_another_one_for_another_index() {
        verify(
                """
                class Desk {
                    static final int FIRST = 0;
                    private int at;
                    void ofTheThread(StringBuilder[] all, int n) {
                        IntStream.range(0, n).parallel().forEach(i -> all[i].append(i));
                    }
                    void ofTheTurn(ExecutorService pool, Line[] lines) {
                        for (int i = 0; i < lines.length; i++) {
                            int k = i;
                            pool.submit(() -> lines[k].send("x"));
                        }
                    }
                    void counted(ExecutorService pool, Line[] lines) {
                        for (int i = 0; i < lines.length; i++) {
                            pool.submit(lines[i]::read);
                        }
                    }
                    void ofTheRow(ExecutorService pool, Line[][] rows) {
                        for (Line[] row : rows) {
                            pool.submit(() -> row[0].send("x"));
                        }
                    }
                    void whereverItStands(ExecutorService pool, Line[] lines, int n) {
                        for (int i = 0; i < n; i++) {
                            pool.submit(lines[at++]::read);
                        }
                    }
                    void constant(ExecutorService pool, Line[] lines, int n) {
                        for (int i = 0; i < n; i++) {
                            pool.submit(() -> lines[0].send("x")); // ERROR used-after-handover
                            pool.submit(() -> lines[FIRST].send("x")); // ERROR used-after-handover
                        }
                    }
                    void ofAllTurns(ExecutorService pool, Line[] lines, int n, int k) {
                        for (int i = 0; i < n; i++) {
                            pool.submit(() -> lines[k].send("x")); // ERROR used-after-handover
                        }
                    }
                    void ofAllThreads(StringBuilder[] all, int n, int k) {
                        IntStream.range(0, n).parallel().forEach(i -> all[k].append(i)); // ERROR used-after-handover
                    }
                    void twiceInATurn(ExecutorService pool, Line[] lines) {
                        for (int i = 0; i < lines.length; i++) {
                            Line line = lines[i];
                            pool.submit(() -> line.send("x")); // ERROR used-after-handover
                            pool.submit(() -> line.send("y"));
                        }
                    }
                }
                """);
    }

    @Test
    void what_a_function_of_the_turn_makes_is_of_the_turn() {
        Verify.that(
                        """
                        import java.util.ArrayList;
                        import java.util.List;
                        import java.util.Map;
                        import java.util.concurrent.ConcurrentHashMap;

                        class Checks {
                            void all(List<String> nodes) {
                                Map<String, List<Object>> failures = new ConcurrentHashMap<>();
                                nodes.parallelStream().forEach(node -> {
                                    boolean valid = true;
                                    failures.computeIfAbsent(node, key -> new ArrayList<>()).add("x");
                                    valid = false;
                                });
                            }
                            void own(List<String> nodes) {
                                nodes.parallelStream().forEach(node -> {
                                    failures(() -> new ArrayList<>(), node);
                                });
                            }
                            private static void failures(java.util.function.Supplier<List<Object>> list, String node) {
                                list.get().add(node);
                            }
                        }
                        """)
                .holds();
    }
}
