package dev.locksmith.processor.report;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Findings that follow from one mistake: confinement that spreads by structure. */
class ManyOfOneCauseTest {

    private static final String TYPES =
            """
            import dev.locksmith.annotations.*;
            import java.util.concurrent.*;
            @ThreadConfined class Line {
                int sent;
                void send(String text) { sent += text.length(); }
            }
            class Later {
                private final ExecutorService pool = Executors.newCachedThreadPool();
                void run(Runnable task) { pool.execute(task); }
            }
            """;

    @Test
    void many_are_told_once_with_their_places() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private final Later later = new Later();
                                    private final Line line = new Line();
                                    private int count;
                                    void one() { later.run(() -> count++); } // ERROR crosses-thread
                                    void two() { later.run(() -> count--); }
                                    void three() { later.run(this::two); }
                                    void four() { later.run(() -> { if (count > 0) { count = 0; } }); }
                                }
                                """)
                .asWritten() // of a mistake less each is told
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'this' is confined to its thread, but this lambda takes it to another one
                          using 'count' here takes this along
                          'this' is a Desk, which has the field 'line', a Line
                          Line is @ThreadConfined
                          Later.run passes its parameter 'task' on (Test.java:9)
                          Executor.execute runs its task on another thread
                          the same follows at 3 other places: Test.java:16, Test.java:17, Test.java:18
                          to fix: put what the other thread needs of 'this' into local variables first, or make a Desk over there\
                        """);
    }

    @Test
    void a_field_that_hides_what_is_put_there_from_many_places() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private final Line line = new Line();
                                    private Object pending;
                                    void one() { pending = new Part(); } // ERROR confinement-forgotten
                                    void two() { pending = new Part(); }
                                    void three() { pending = new Part(); }
                                    void four() { pending = new Part(); }
                                    class Part {
                                        void send() { line.send("x"); }
                                    }
                                }
                                """)
                .asWritten() // of a mistake less each is told
                .holds();
    }

    @Test
    void a_few_are_told_one_by_one() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private final Later later = new Later();
                                    private final Line line = new Line();
                                    private int count;
                                    void one() { later.run(() -> count++); } // ERROR crosses-thread
                                    void two() { later.run(() -> count--); } // ERROR crosses-thread
                                    void three() { later.run(this::two); } // ERROR crosses-thread
                                }
                                """)
                .holds();
    }

    @Test
    void a_value_that_is_confined_itself_is_told_of_each_time() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    void all(Later later, Line line) {
                                        later.run(() -> line.send("1")); // ERROR crosses-thread
                                        later.run(() -> line.send("2")); // ERROR crosses-thread
                                        later.run(() -> line.send("3")); // ERROR crosses-thread
                                        later.run(() -> line.send("4")); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_silenced_is_not_counted() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private final Later later = new Later();
                                    private final Line line = new Line();
                                    private int count;
                                    @SuppressWarnings("locksmith:crosses-thread")
                                    void one() { later.run(() -> count++); }
                                    void two() { later.run(() -> count--); } // ERROR crosses-thread
                                    void three() { later.run(this::two); } // ERROR crosses-thread
                                    void four() { later.run(() -> { if (count > 0) { count = 0; } }); } // ERROR crosses-thread
                                }
                                """)
                .holds();
    }
}
