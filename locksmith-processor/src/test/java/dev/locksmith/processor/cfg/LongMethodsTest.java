package dev.locksmith.processor.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The length of a method costs no depth of the stack. */
class LongMethodsTest {

    private static Cfg graph(String body) {
        List<Cfg> graphs = Graphs.of("void m(int i, String s) {" + body + "}");
        assertEquals(1, graphs.size());
        return graphs.get(0);
    }

    @Test
    void statements_in_a_row() {
        Cfg graph = graph("call();".repeat(10_000));
        assertEquals(20_000, graph.blocks().get(0).nodes().size());
    }

    @Test
    void branches_in_a_row() {
        Cfg graph = graph("if (p()) { a = b; }".repeat(5_000));
        assertTrue(graph.blocks().size() > 10_000);
    }

    @Test
    void guarded_statements_in_a_row() {
        Cfg graph = graph("try { call(); } finally { a = b; }".repeat(2_000));
        assertTrue(graph.blocks().size() > 4_000);
    }

    @Test
    void cases_in_a_row() {
        Cfg graph =
                graph(
                        IntStream.range(0, 3_000)
                                .mapToObj(i -> "case " + i + " -> call();")
                                .collect(Collectors.joining("", "switch (i) {", "}")));
        assertTrue(graph.blocks().size() > 6_000);
    }

    @Test
    void long_sums() {
        // Many more terms are more than javac itself can take on a thread of usual size.
        Cfg graph = graph("s = s" + " + i".repeat(500) + ";");
        assertEquals(1_003, graph.blocks().get(0).nodes().size());
    }
}
