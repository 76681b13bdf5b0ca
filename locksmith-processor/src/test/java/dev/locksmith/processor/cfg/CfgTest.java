package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Short methods, and their graphs. */
class CfgTest {

    @Test
    void assertions_may_be_off() {
        verify(
                """
                void m() {
                    assert p() : o();
                    call();
                }
                """,
                """
                0 -> 3, 1
                1 -> 2, 5
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> exit
                    asserted p()
                    call()
                    discard call()
                5 -> 6
                    false p()
                6 -> nowhere
                    o()
                """);
    }

    // Loops

    @Test
    void while_with_break_and_continue() {
        verify(
                """
                void m() {
                    while (p()) {
                        if (q()) break;
                        if (p()) continue;
                        call();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 14
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> 4, 6
                    q()
                    discard q()
                4 -> 5
                    true q()
                5 -> 15
                6 -> 7
                    false q()
                7 -> 8
                8 -> 9, 11
                    p()
                    discard p()
                9 -> 10
                    true p()
                10 -> 1
                11 -> 12
                    false p()
                12 -> 13
                13 -> 1
                    call()
                    discard call()
                14 -> 15
                    false p()
                15 -> exit
                """);
    }

    @Test
    void an_endless_loop_has_no_exit() {
        verify(
                """
                void m() {
                    for (;;) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2
                2 -> 3
                    call()
                    discard call()
                3 -> 1
                """);
    }

    @Test
    void jumps_to_labels_leave_loops_inside() {
        verify(
                """
                void m() {
                    outer:
                    for (int i = 0; i < 3; i++) {
                        do {
                            if (p()) continue outer;
                            if (q()) break outer;
                        } while (p());
                    }
                }
                """,
                """
                0 -> 1
                    local i
                1 -> 2, 19
                    i
                    i < 3
                    discard i < 3
                2 -> 3
                3 -> 4, 6
                    p()
                    discard p()
                4 -> 5
                    true p()
                5 -> 18
                6 -> 7
                    false p()
                7 -> 8
                8 -> 9, 11
                    q()
                    discard q()
                9 -> 10
                    true q()
                10 -> 19
                11 -> 12
                    false q()
                12 -> 13
                13 -> 14
                14 -> 15, 16
                    p()
                    discard p()
                15 -> 3
                    true p()
                16 -> 17
                    false p()
                17 -> 18
                18 -> 1
                    i
                    i++
                    discard i++
                19 -> exit
                """);
    }

    @Test
    void for_each() {
        verify(
                """
                void m(Object[] xs) {
                    for (Object x : xs) {
                        a = x;
                    }
                }
                """,
                """
                0 -> 1
                    xs
                1 -> 2, 4
                2 -> exit
                4 -> 1
                    element x
                    x
                    a = x
                    discard a = x
                """);
    }

    @Test
    void a_labelled_block_can_be_left() {
        verify(
                """
                void m() {
                    x: {
                        if (p()) break x;
                        call();
                    }
                }
                """,
                """
                0 -> 1, 3
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> 6
                3 -> 4
                    false p()
                4 -> 5
                5 -> 6
                    call()
                    discard call()
                6 -> exit
                """);
    }

    @Test
    void code_that_no_control_reaches_is_left_out() {
        verify(
                """
                int m() {
                    while (true) {
                        if (p()) return 1;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2
                2 -> 3, 6
                    p()
                    discard p()
                3 -> 4
                    true p()
                4 -> exit
                    return 1
                6 -> 7
                    false p()
                7 -> 8
                8 -> 1
                """);
    }

    // Switches

    @Test
    void old_cases_fall_through_and_the_default_comes_last() {
        verify(
                """
                void m(int i) {
                    switch (i) {
                        case 1: call();
                        default: a = b; break;
                        case 2: b = c;
                        case 3: c = a;
                    }
                }
                """,
                """
                0 -> 1, 8
                    i
                1 -> 2, 5
                2 -> 3, 4
                3 -> 10
                4 -> 7
                5 -> 6
                6 -> 7
                    c
                    b = c
                    discard b = c
                7 -> 11
                    a
                    c = a
                    discard c = a
                8 -> 9
                9 -> 10
                    call()
                    discard call()
                10 -> 11
                    b
                    a = b
                    discard a = b
                11 -> exit
                """);
    }

    @Test
    void new_cases_do_not_fall_through() {
        verify(
                """
                void m(int i) {
                    switch (i) {
                        case 1, 2 -> call();
                        case 3 -> { a = b; }
                    }
                }
                """,
                """
                0 -> 1, 5
                    i
                1 -> 2, 3
                2 -> 7
                3 -> 4
                4 -> 7
                    b
                    a = b
                    discard a = b
                5 -> 6
                6 -> 7
                    call()
                    discard call()
                7 -> exit
                """);
    }

    @Test
    void a_switch_expression_yields() {
        verify(
                """
                Object m(Color x) {
                    return switch (x) {
                        case RED -> a;
                        case GREEN -> { if (p()) yield b; yield c; }
                        default -> throw new IllegalStateException();
                    };
                }
                """,
                """
                0 -> 1, 11
                    x
                1 -> 2, 4
                2 -> 3
                3 -> nowhere
                    new IllegalStateException()
                    discard new IllegalStateException()
                4 -> 5
                5 -> 6, 8
                    p()
                    discard p()
                6 -> 7
                    true p()
                7 -> 13
                    b
                    choose b
                8 -> 9
                    false p()
                9 -> 10
                10 -> 13
                    c
                    choose c
                11 -> 12
                12 -> 13
                    a
                    choose a
                13 -> exit
                    return switch (x) { case RED -> yield a; case GREEN -> { if (p()) y...
                """);
    }

    // Bodies inside

    @Test
    void a_lambda_has_a_graph_of_its_own() {
        verify(
                """
                void m() {
                    Runnable r = () -> {
                        if (p()) return;
                        call();
                    };
                    java.util.function.Supplier<Object> s = () -> o();
                }
                """,
                """
                0 -> exit
                    ()->{ if (p()) return; call(); }
                    local r
                    ()->o()
                    local s
                lambda
                0 -> 1, 3
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> exit
                3 -> 4
                    false p()
                4 -> 5
                5 -> exit
                    call()
                    discard call()
                lambda
                0 -> exit
                    o()
                    return o()
                """);
    }

    @Test
    void arguments_that_are_functions_are_known_by_their_calls() {
        verify(
                """
                void m(java.util.concurrent.Executor pool) {
                    pool.execute(this::call);
                    pool.execute(() -> a = b);
                }
                """,
                """
                0 -> exit
                    pool
                    this
                    argument 0 this::call
                    pool.execute(this::call)
                    discard pool.execute(this::call)
                    pool
                    argument 0 ()->a = b
                    pool.execute(()->a = b)
                    discard pool.execute(()->a = b)
                lambda
                0 -> exit
                    b
                    a = b
                    return a = b
                """);
    }

    @Test
    void what_is_longer_than_sixty_characters_is_shortened() {
        String sixty = "a = \"" + "x".repeat(54) + "\"";
        String longer = "a = \"" + "x".repeat(55) + "\"";
        verify(
                "void m() { " + sixty + "; " + longer + "; }",
                "0 -> exit\n    %s\n    discard %s\n    %s...\n    discard %s...\n"
                        .formatted(sixty, sixty, longer.substring(0, 60), longer.substring(0, 60)));
    }

    private static String failing(String body) {
        Cfg graph = Graphs.of("void m(int i) { " + body + " }").get(0);
        return graph.failing().stream()
                .mapToObj(at -> graph.blocks().get(at))
                .flatMap(block -> block.nodes().stream())
                .filter(Node.Operation.class::isInstance)
                .map(node -> ((Node.Operation) node).tree().toString())
                .filter(text -> text.matches("\\w+\\(\\)"))
                .toList()
                .toString();
    }

    @Test
    void from_some_blocks_control_only_comes_to_an_exception() {
        assertEquals("[call()]", failing("if (p()) { call(); throw new Error(); } o();"));
        assertEquals("[call()]", failing("call(); throw new Error();"));
        assertEquals("[]", failing("call(); if (p()) { throw new Error(); }"));
        assertEquals("[]", failing("try { call(); throw new Error(); } catch (Error e) { o(); }"));
        assertEquals(
                "[call(), o()]", failing("try { call(); throw new Error(); } finally { o(); }"));
        assertEquals("[]", failing("while (true) { call(); }"));
        assertEquals("[o()]", failing("while (p()) { call(); } o(); throw new Error();"));
    }
}
