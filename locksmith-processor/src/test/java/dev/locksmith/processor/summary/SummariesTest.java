package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** The fixpoint is reached, whatever the shape of the calls, and after a bounded amount of work. */
class SummariesTest {

    private static final String CONFINED = "@ThreadConfined class Gauge { void reset() {} }\n";

    @Test
    void a_chain_of_a_thousand_wrappers() {
        Verify.that(CONFINED + chain(1000, "new Thread(task).start()", true)).holds();
        Verify.that(CONFINED + chain(1000, "task.run()", false)).holds();
    }

    /** Each method passes its task to the next one; the last does what is told. */
    private static String chain(int length, String last, boolean crosses) {
        StringBuilder text = new StringBuilder("class Chain {\n");
        for (int i = 0; i < length; i++) {
            String body = i + 1 < length ? "m" + (i + 1) + "(task)" : last;
            text.append("    static void m" + i + "(Runnable task) { " + body + "; }\n");
        }
        text.append("    static void go(Gauge gauge) {\n        m0(gauge::reset);");
        text.append(crosses ? " // ERROR crosses-thread" : "").append("\n    }\n}\n");
        return text.toString();
    }

    @Test
    void a_chain_of_results() {
        StringBuilder text = new StringBuilder(CONFINED + "class Chain {\n");
        for (int i = 0; i < 200; i++) {
            String body = i < 199 ? "m" + (i + 1) + "(task)" : "task";
            text.append("    static Runnable m" + i + "(Runnable task) { return " + body + "; }\n");
        }
        text.append("    static void go(Executor pool, Gauge gauge) {\n");
        text.append("        m0(gauge::reset).run();\n");
        text.append("        pool.execute(m0(gauge::reset)); // ERROR crosses-thread\n");
        text.append("        pool.execute(m0(() -> {}));\n    }\n}\n");
        Verify.that(text.toString()).holds();
    }

    @Test
    void a_ring_of_calls_that_nobody_leaves() {
        Verify.that(
                        CONFINED
                                + """
                                class Ring {
                                    static void a(Runnable task) { b(task); }
                                    static void b(Runnable task) { c(task); }
                                    static void c(Runnable task) { a(task); }
                                    static Runnable x(Runnable task) { return y(task); }
                                    static Runnable y(Runnable task) { return x(task); }
                                    static void go(Executor pool, Gauge gauge) {
                                        a(gauge::reset);
                                        pool.execute(x(gauge::reset));
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_ring_of_calls_with_a_way_out() {
        Verify.that(
                        CONFINED
                                + """
                                class Ring {
                                    static void a(Runnable task, int n) { if (n > 0) b(task, n - 1); }
                                    static void b(Runnable task, int n) { if (n > 0) c(task, n - 1); }
                                    static void c(Runnable task, int n) { if (n > 0) a(task, n - 1); else new Thread(task).start(); }
                                    static Runnable x(Runnable task, int n) { return n > 0 ? y(task, n - 1) : task; }
                                    static Runnable y(Runnable task, int n) { return x(() -> task.run(), n); }
                                    static void go(Executor pool, Gauge gauge) {
                                        a(gauge::reset, 1); // ERROR crosses-thread
                                        b(gauge::reset, 2); // ERROR crosses-thread
                                        c(gauge::reset, 3); // ERROR crosses-thread
                                        pool.execute(y(gauge::reset, 4)); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    private static final String RUNNERS =
            """
            interface Runner { void run(Runnable task); }
            class Here implements Runner { @Override public void run(Runnable task) { task.run(); } }
            class There implements Runner {
                @Override public void run(Runnable task) {
                    new Thread(task).start();
                }
            }
            """;

    private static final String BASE =
            """
            abstract class Base {
                void start(Runnable task) { perform(task); }
                protected abstract void perform(Runnable task);
            }
            class Threaded extends Base { @Override protected void perform(Runnable task) { new Thread(task).start(); } }
            """;

    @Test
    void a_template_method_does_what_its_one_implementation_does() {
        Verify.that(
                        CONFINED
                                + RUNNERS
                                + BASE
                                + """
                                class Plant {
                                    void go(Base base, Runner runner, Gauge gauge) {
                                        base.start(gauge::reset); // ERROR crosses-thread
                                        runner.run(gauge::reset);
                                        new There().run(gauge::reset); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void in_complete_mode_one_of_several_implementations_is_enough() {
        Verify.that(
                        CONFINED
                                + RUNNERS.replace("start();", "start(); // ERROR unproven")
                                + """
                                class Plant {
                                    void go(Runner runner, Gauge gauge) {
                                        runner.run(gauge::reset); // ERROR crosses-thread
                                        new Here().run(gauge::reset);
                                    }
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void a_class_with_thousands_of_methods() {
        StringBuilder text = new StringBuilder(CONFINED + "class Large {\n");
        for (int i = 0; i < 3000; i++) {
            int next = (i * 7 + 1) % 3000;
            text.append("    void m" + i + "(Runnable t, Object o) { m" + next + "(t, o); }\n");
        }
        text.append("    void go(Gauge gauge) { m0(gauge::reset, gauge); }\n}\n");
        Verify.that(text.toString()).holds();
    }
}
