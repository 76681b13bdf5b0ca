package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What is found does not depend on how far a value wanders, on branches' order, or on names. */
class FixpointTest {

    private static final String PEN =
            """
            @ThreadConfined class Pen { void draw() {} }
            @SingleUse class Pass {
                private final Runnable what;
                Pass(Runnable what) { this.what = what; }
                @Consumes void spend() { what.run(); }
            }
            """;

    private static void verify(String text) {
        Verify.that(PEN + text).holds();
    }

    // Loops

    @Test
    void values_wander_one_variable_further_each_turn() {
        verify(
                """
                class Desk {
                    static boolean more() { return Math.random() < 0.5; }
                    void wander(Executor pool, Pen pen) {
                        Object a = "a", b = "b", c = "c", d = "d", e = "e";
                        while (more()) {
                            e = d; d = c; c = b; b = a; a = pen;
                        }
                        Object last = e;
                        pool.execute(() -> System.out.println(last)); // ERROR crosses-thread
                    }
                    void inFourLoops(Executor pool, Pen pen) {
                        Object found = "";
                        while (more()) {
                            for (;;) {
                                do {
                                    for (int i = 0; i < 3; i++) {
                                        found = pen;
                                    }
                                } while (more());
                                if (more()) break;
                            }
                        }
                        Object last = found;
                        pool.execute(() -> System.out.println(last)); // ERROR crosses-thread
                    }
                    void byContinue(Executor pool, Pen pen) {
                        Object held = "";
                        outer:
                        while (more()) {
                            while (more()) {
                                pool.execute(taskOf(held)); // ERROR crosses-thread
                                if (more()) {
                                    held = pen;
                                    continue outer;
                                }
                            }
                        }
                    }
                    static Runnable taskOf(Object held) { return () -> System.out.println(held); }
                }
                """);
    }

    @Test
    void a_task_of_the_turn_before() {
        verify(
                """
                class Desk {
                    static boolean more() { return Math.random() < 0.5; }
                    static void use(Object o) {}
                    static <T> T same(T t) { return t; }
                    void turns(Executor pool, Pen pen) {
                        Object x = "";
                        Runnable task = () -> {};
                        while (more()) {
                            pool.execute(task); // ERROR crosses-thread
                            Object y = x;
                            task = () -> use(y);
                            x = pen;
                        }
                    }
                    void byACall(Executor pool, Pen pen) {
                        Object r = "";
                        Object next = "";
                        while (more()) {
                            r = same(r);
                            Object held = r;
                            pool.execute(() -> use(held)); // ERROR crosses-thread
                            r = next;
                            next = pen;
                        }
                    }
                    void ofItself(Executor pool, Pen pen) {
                        Runnable task = () -> pen.draw();
                        while (more()) {
                            Runnable before = task;
                            task = () -> before.run();
                        }
                        pool.execute(task); // ERROR crosses-thread
                        Runnable free = () -> {};
                        while (more()) {
                            Runnable before = free;
                            free = () -> before.run();
                        }
                        pool.execute(free);
                    }
                }
                """);
    }

    // Ways out

    @Test
    void finally_runs_on_every_way_out() {
        verify(
                """
                class Desk {
                    static boolean more() { return Math.random() < 0.5; }
                    static void fail() throws Exception { throw new Exception(); }
                    void returned(Executor pool, Pen pen) {
                        Runnable task = () -> {};
                        try {
                            if (more()) { task = () -> pen.draw(); return; }
                        } finally {
                            pool.execute(task); // ERROR crosses-thread
                        }
                    }
                    void thrown(Executor pool, Pen pen) throws Exception {
                        Runnable task = () -> {};
                        try {
                            task = () -> pen.draw();
                            fail();
                            task = () -> {};
                        } finally {
                            pool.execute(task); // ERROR crosses-thread
                        }
                    }
                    void continued(Pass pass) {
                        while (more()) {
                            try {
                                continue;
                            } finally {
                                pass.spend(); // ERROR used-twice
                            }
                        }
                    }
                    void nested(Executor pool, Pen pen) {
                        Object held = pen;
                        all:
                        try {
                            try {
                                if (more()) break all;
                                held = "";
                            } finally {
                                held = "inner";
                            }
                        } finally {
                            System.out.println();
                        }
                        Object last = held;
                        pool.execute(() -> System.out.println(last));
                    }
                    void overridden(Executor pool, Pen pen) {
                        Object held = "";
                        for (;;) {
                            try {
                                held = pen;
                                continue;
                            } finally {
                                held = "x";
                                break;
                            }
                        }
                        Object last = held;
                        pool.execute(() -> System.out.println(last));
                    }
                }
                """);
    }

    @Test
    void handlers_are_entered_by_what_fits_their_type() {
        verify(
                """
                class Desk {
                    static void read() throws java.io.IOException {}
                    void index(Executor pool, Pen pen, int[] sizes) {
                        Object held = "";
                        try {
                            held = pen;
                            int size = sizes[1];
                            held = "" + size;
                        } catch (IndexOutOfBoundsException e) {
                            Object last = held;
                            pool.execute(() -> System.out.println(last)); // ERROR crosses-thread
                        }
                    }
                    void cast(Executor pool, Pen pen, Object given) {
                        Object held = "";
                        try {
                            held = pen;
                            String text = (String) given;
                            held = text;
                        } catch (ClassCastException e) {
                            Object last = held;
                            pool.execute(() -> System.out.println(last)); // ERROR crosses-thread
                        }
                    }
                    void divided(Executor pool, Pen pen, int n) {
                        Object held = "";
                        try {
                            held = pen;
                            n = 1 / n;
                            held = "";
                        } catch (ArithmeticException e) {
                            Object last = held;
                            pool.execute(() -> System.out.println(last)); // ERROR crosses-thread
                        }
                    }
                    void checked(Executor pool, Pen pen) {
                        Object held = "";
                        try {
                            held = "before";
                            read();
                            held = pen;
                            System.out.println(held);
                        } catch (java.io.IOException e) {
                            Object last = held;
                            pool.execute(() -> System.out.println(last));
                        }
                    }
                }
                """);
    }

    // Joins

    @Test
    void branches_can_be_swapped() {
        verify(
                """
                class Desk {
                    static void look(Pass pass) {}
                    static void use(Pass pass) { pass.spend(); }
                    void first(boolean c, Pass pass) {
                        if (c) { pass.spend(); } else { look(pass); }
                        pass.spend(); // ERROR used-twice
                    }
                    void second(boolean c, Pass pass) {
                        if (!c) { look(pass); } else { pass.spend(); }
                        pass.spend(); // ERROR used-twice
                    }
                    void perhapsOrCertainly(boolean c, Pass pass) {
                        if (c) { use(pass); } else { look(pass); }
                        pass.spend(); // ERROR used-twice
                    }
                    void neither(boolean c, Pass pass) {
                        if (c) { look(pass); } else { look(pass); }
                        pass.spend();
                    }
                }
                """);
    }

    @Test
    void any_number_of_alternatives() {
        StringBuilder text =
                new StringBuilder("class Desk {\n    void choose(Executor pool, Pen pen, int n");
        for (int i = 0; i < 60; i++) {
            text.append(", Object o").append(i);
        }
        text.append(") {\n        Object chosen = switch (n) {\n");
        for (int i = 0; i < 60; i++) {
            text.append("            case ").append(i).append(" -> o").append(i).append(";\n");
        }
        text.append("            default -> pen;\n        };\n");
        text.append(
                "        pool.execute(() -> System.out.println(chosen)); // ERROR crosses-thread\n    }\n}\n");
        verify(text.toString());
    }

    @Test
    void any_number_of_task_fields_and_steps() {
        StringBuilder text = new StringBuilder("class Board {\n");
        for (int i = 0; i < 24; i++) {
            text.append(
                    "    Runnable t"
                            + i
                            + ";\n    void start"
                            + i
                            + "() { new Thread(t"
                            + i
                            + ").start(); }\n");
        }
        text.append("    void startAll() {\n");
        for (int i = 0; i < 24; i++) {
            text.append("        start" + i + "();\n");
        }
        text.append(
                "    }\n}\nclass Use {\n    void use(Pen pen) {\n        Board board = new Board();\n");
        text.append(
                "        board.t23 = () -> pen.draw();\n        board.startAll(); // ERROR crosses-thread\n    }\n}\n");
        verify(text.toString());
        verify(
                """
                class A { Runnable task; A(Runnable task) { this.task = task; } }
                class B { A a; B(A a) { this.a = a; } }
                class C { B b; C(B b) { this.b = b; } }
                class D { C c; D(C c) { this.c = c; } }
                class Use {
                    static void start(D d) { new Thread(d.c.b.a.task).start(); }
                    void use(Pen pen) {
                        start(new D(new C(new B(new A(() -> pen.draw()))))); // ERROR crosses-thread
                        start(new D(new C(new B(new A(() -> {})))));
                    }
                }
                """);
    }

    // Kinds of values

    @Test
    void single_use_objects_however_they_are_made() {
        verify(
                """
                class Desk {
                    void made(Runnable what) {
                        Pass pass = new Pass(what);
                        pass.spend();
                        pass.spend(); // ERROR used-twice
                    }
                    void ofALambda(Pen pen) {
                        Pass pass = new Pass(() -> pen.draw());
                        pass.spend();
                        pass.spend(); // ERROR used-twice
                    }
                    void chosen(boolean c, Pass one, Pass other) {
                        Pass pass = c ? one : other;
                        pass.spend();
                        one.spend(); // ERROR used-twice
                    }
                    void compared(Pass pass) {
                        pass.spend();
                        if (pass == peek()) { return; }
                        if (peek() == pass) { return; }
                        if (null != pass) { return; }
                    }
                    Pass peek() { return null; }
                }
                """);
    }

    @Test
    void an_executor_is_known_by_what_it_does_not_by_its_name() {
        verify(
                """
                class MyRunnable {
                    static void run(Runnable task) { new Thread(task).start(); }
                }
                class Desk {
                    void go(Pen pen) {
                        Executor here = Runnable::run;
                        here.execute(() -> pen.draw());
                        Executor there = MyRunnable::run;
                        there.execute(() -> pen.draw()); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void a_local_class_in_a_task_may_use_what_the_task_made() {
        verify(
                """
                class Desk {
                    void go(Executor pool) {
                        pool.execute(() -> {
                            Pen own = new Pen();
                            class Stroke { void draw() { own.draw(); } }
                            new Stroke().draw();
                            Supplier<Stroke> maker = Stroke::new;
                            maker.get().draw();
                        });
                    }
                    void outer(Executor pool, Pen pen) {
                        class Stroke { void draw() { pen.draw(); } }
                        pool.execute(() -> new Stroke().draw()); // ERROR crosses-thread
                    }
                }
                """);
    }

    // Long bodies

    @Test
    void thousands_of_calls_in_one_body() {
        StringBuilder text =
                new StringBuilder(
                        """
                        class Box {
                            private Object content;
                            void put(Object o) { content = o; }
                            Object get() { return content; }
                        }
                        class Desk {
                            void go(Executor pool, Pen pen, Object r) {
                                Box b = new Box();
                        """);
        text.append("        b.put(pen);\n");
        text.append("        b.put(r);\n".repeat(2500));
        text.append("        pool.execute(() -> b.get()); // ERROR crosses-thread\n    }\n}\n");
        verify(text.toString());
    }
}
