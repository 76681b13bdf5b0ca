package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What a method puts into objects that it has put into objects of its own. */
class PartsOfOwnObjectsTest {

    private static void holds(String methods) {
        Verify.that(
                        """
                        import dev.locksmith.annotations.*;
                        import java.util.concurrent.*;
                        @ThreadConfined class Pen { void write() {} }
                        class Node { Node next; Node prev; Object value; Runnable task; }
                        class Use {
                            private Node kept;
                            private final ExecutorService pool;
                            Use(ExecutorService pool) { this.pool = pool; }
                            static Object use(Object o) { return o; }
                        """
                                + methods
                                + "}")
                .holds();
    }

    @Test
    void parts_that_nobody_else_knows() {
        holds(
                """
                void once(Pen pen) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.value = pen;
                    node.next.task = () -> pen.write();
                }
                void twice(Pen pen) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.next = new Node();
                    node.next.next.value = pen;
                    node.next.next.task = pen::write;
                    node.next.next.next = new Node();
                    node.next.next.next.value = pen;
                }
                void byTurns(Pen pen, boolean deep) {
                    Node node = new Node();
                    node.next = new Node();
                    if (deep) { node.next.prev = new Node(); }
                    node.next.prev.value = pen;
                    (node.next).prev.prev = new Node();
                    node.next.prev.prev.value = pen;
                }
                void perhaps(Pen pen, Node other, boolean mine) {
                    Node node = new Node();
                    node.next = mine ? new Node() : other;
                    node.next.value = pen;
                }
                """);
    }

    @Test
    void parts_that_others_know() {
        holds(
                """
                void given(Pen pen, Node other) {
                    Node node = new Node();
                    node.next = other;
                    node.next.value = pen; // ERROR confinement-forgotten
                }
                void ofAnother(Pen pen, Node other) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.next = other.next;
                    node.next.next.value = pen; // ERROR confinement-forgotten
                }
                void field(Pen pen) {
                    kept = new Node();
                    kept.next = new Node();
                    kept.next.value = pen; // ERROR confinement-forgotten
                }
                void parameter(Pen pen, Node node) {
                    node.next = new Node();
                    node.next.value = pen; // ERROR confinement-forgotten
                }
                void whoKnows(Pen pen) {
                    Node node = new Node();
                    node.next.value = pen; // ERROR confinement-forgotten
                }
                """);
    }

    @Test
    void what_is_in_a_part_goes_with_the_whole() {
        holds(
                """
                void whole(Pen pen) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.value = pen;
                    pool.execute(() -> use(node)); // ERROR crosses-thread
                }
                void deep(Pen pen) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.next = new Node();
                    node.next.next.value = pen;
                    pool.execute(() -> use(node)); // ERROR crosses-thread
                }
                void task(Pen pen) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.task = () -> pen.write();
                    pool.execute(node.next.task); // ERROR crosses-thread
                }
                void another(Pen pen, Runnable other) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.value = pen;
                    node.next.task = other;
                    pool.execute(node.next.task);
                }
                void kept(Pen pen) {
                    Node node = new Node();
                    node.next = new Node();
                    node.next.value = pen;
                    kept = node; // ERROR confinement-forgotten
                }
                """);
    }
}
