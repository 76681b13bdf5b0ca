package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Calls of {@code toString} that nobody writes out. */
class UnwrittenCallsTest {

    @Test
    void what_becomes_part_of_a_text() {
        String parts =
                """
                class Node {
                    private final Journal journal = new Journal(this);
                    synchronized void touch() { journal.write(); }
                    @Override public synchronized String toString() { return "node"; }
                }
                class Journal {
                    private final Node node;
                    private String last;
                    Journal(Node node) { this.node = node; }
                    synchronized void write() { last = ""; }
                    synchronized void dump() {
                        $
                    }
                }
                """;
        for (String text :
                List.of(
                        "last = \"of \" + node;",
                        "last += node;",
                        "last = String.valueOf(node);",
                        "last = String.format(\"%s\", node);",
                        "System.out.println(node);",
                        "last = new StringBuilder().append(node).toString();",
                        "last = Objects.toString(node);")) {
            Verify.that("import java.util.*;\n" + parts.replace("$", text + " // ERROR lock-cycle"))
                    .holds();
        }
    }

    @Test
    void the_text_of_an_object_whose_lock_is_held() {
        Verify.that(
                        """
                        class Counter {
                            private final Object lock = new Object();
                            private int count;
                            void check() {
                                synchronized (lock) {
                                    if (count < 0) { throw new IllegalStateException("bad " + this); }
                                }
                            }
                            @Override public String toString() { synchronized (lock) { return "at " + count; } }
                        }
                        """)
                .holds();
    }
}
