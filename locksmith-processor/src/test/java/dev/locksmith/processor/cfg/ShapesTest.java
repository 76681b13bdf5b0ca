package dev.locksmith.processor.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is said of a graph as a whole, and what holds for all of them. */
class ShapesTest {

    private static Cfg graph(String body) {
        return Graphs.of("void m(Object[] xs, int i) {" + body + "}").get(0);
    }

    @Test
    void a_graph_with_a_ring_is_cyclic() {
        assertTrue(graph("while (p()) { call(); }").isCyclic());
        assertTrue(graph("for (Object x : xs) { if (p()) continue; break; }").isCyclic());
        assertTrue(graph("for (;;) { try { call(); } catch (RuntimeException e) {} }").isCyclic());
        assertTrue(graph("do { } while (p());").isCyclic());
    }

    @Test
    void a_loop_that_never_comes_back_is_no_ring() {
        assertFalse(graph("while (p()) { break; }").isCyclic());
        assertFalse(graph("do { call(); } while (false);").isCyclic());
    }

    @Test
    void branches_that_meet_are_no_ring() {
        assertFalse(graph("if (p()) { call(); } else { a = b; } call();").isCyclic());
        assertFalse(graph("if (p() && q() || p()) { call(); }").isCyclic());
    }

    @Test
    void a_finally_with_several_ways_on_has_copies() {
        assertTrue(graph("try { if (p()) return; } finally { call(); } call();").hasCopies());
        assertTrue(graph("try { call(); } finally { a = b; }").hasCopies());
    }

    @Test
    void a_finally_with_one_way_on_has_none() {
        assertFalse(graph("try { a = b; } finally { call(); }").hasCopies());
        assertFalse(graph("try { call(); } catch (Throwable e) { a = b; }").hasCopies());
    }

    /** What nobody wrote is told once anyway. */
    @Test
    void giving_back_a_monitor_is_no_copy() {
        assertFalse(graph("synchronized (a) { if (p()) return; } call();").hasCopies());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (p()) { if (q()) continue; call(); }",
                "try { call(); } catch (RuntimeException e) { a = b; } finally { b = c; }",
                "x: for (Object y : xs) { switch (i) { case 1: break x; default: call(); } }",
                "a = p() && q() ? b : i > 0 || p() ? c : o();",
                "synchronized (a) { try (Door d = null) { call(); } catch (Exception e) { return; } }",
            })
    void blocks_stand_in_an_order_in_which_each_can_be_reached(String body) {
        Cfg graph = graph(body);
        Set<Block> reached = new HashSet<>(List.of(graph.blocks().get(0)));
        for (int i = 0; i < graph.blocks().size(); i++) {
            Block block = graph.blocks().get(i);
            assertEquals(i, block.index());
            assertTrue(reached.contains(block), "reached from a block before it");
            reached.addAll(block.successors());
            reached.addAll(block.handlers());
        }
        assertEquals(new HashSet<>(graph.blocks()), reached);
    }

    @Test
    void what_is_written_first_comes_first() {
        Cfg graph = graph("if (p()) { a = b; } else { b = c; }");
        List<Block> branches = graph.blocks().get(0).successors();
        assertTrue(branches.get(0).index() < branches.get(1).index());
    }

    @Test
    void a_body_that_never_ends_has_an_exit_that_is_no_block() {
        Cfg graph = graph("for (;;) { call(); }");
        assertFalse(graph.blocks().contains(graph.exit()));
        assertTrue(graph.exit().index() < 0);
    }

    @Test
    void a_field_is_a_body_that_returns_its_value() {
        Graphs.verify(
                "Object f = p() ? a : new Object();",
                """
                0 -> 1, 3
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> 5
                    a
                    choose a
                3 -> 4
                    false p()
                4 -> 5
                    new Object()
                    choose new Object()
                5 -> exit
                    return p() ? a : new Object()
                """);
        Graphs.verify(
                "Object f = new Object();",
                """
                0 -> exit
                    make new Object()
                    return new Object()
                """);
    }
}
