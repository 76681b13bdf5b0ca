package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Jumps: what they leave, and where control goes on. */
class JumpsTest {

    @Test
    void jumps_out_of_switches_in_loops() {
        verify(
                """
                void m(int i) {
                    one: two: while (p()) {
                        switch (i) {
                            case 1: continue;
                            case 2: break;
                            case 3: break one;
                            case 4: continue two;
                            default: return;
                        }
                        call();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 18
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> 4, 16
                    i
                4 -> 5, 13
                5 -> 6, 11
                6 -> 7, 9
                7 -> 8
                8 -> exit
                9 -> 10
                10 -> 1
                11 -> 12
                12 -> 19
                13 -> 14
                14 -> 15
                15 -> 1
                    call()
                    discard call()
                16 -> 17
                17 -> 1
                18 -> 19
                    false p()
                19 -> exit
                """);
    }

    @Test
    void jumps_out_of_loops_in_switches() {
        verify(
                """
                void m(int i) {
                    x: switch (i) {
                        case 1: while (true) { if (p()) break x; }
                        case 2: do { if (q()) continue; } while (p());
                    }
                    for (int j = 0, k = 1; ; j++, k--) {
                        if (p()) break;
                    }
                }
                """,
                """
                0 -> 1, 15
                    i
                1 -> 2, 3
                2 -> 21
                3 -> 4
                4 -> 5
                5 -> 6, 8
                    q()
                    discard q()
                6 -> 7
                    true q()
                7 -> 11
                8 -> 9
                    false q()
                9 -> 10
                10 -> 11
                11 -> 12, 13
                    p()
                    discard p()
                12 -> 5
                    true p()
                13 -> 14
                    false p()
                14 -> 21
                15 -> 16
                16 -> 17
                17 -> 18
                18 -> 19, 32
                    p()
                    discard p()
                19 -> 20
                    true p()
                20 -> 21
                21 -> 22
                    local j
                    local k
                22 -> 23
                23 -> 24, 28
                    p()
                    discard p()
                24 -> 25
                    true p()
                25 -> 26
                26 -> exit
                28 -> 29
                    false p()
                29 -> 30
                30 -> 31
                31 -> 22
                    j
                    j++
                    discard j++
                    k
                    k--
                    discard k--
                32 -> 33
                    false p()
                33 -> 34
                34 -> 17
                """);
    }

    @Test
    void a_labelled_block_is_no_loop() {
        verify(
                """
                void m() {
                    while (p()) {
                        x: {
                            y: {
                                if (q()) break;
                                if (p()) break x;
                                continue;
                            }
                        }
                        call();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 15
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> 4, 6
                    q()
                    discard q()
                4 -> 5
                    true q()
                5 -> 16
                6 -> 7
                    false q()
                7 -> 8
                8 -> 9, 12
                    p()
                    discard p()
                9 -> 10
                    true p()
                10 -> 11
                11 -> 1
                    call()
                    discard call()
                12 -> 13
                    false p()
                13 -> 14
                14 -> 1
                15 -> 16
                    false p()
                16 -> exit
                """);
    }

    @Test
    void values_are_yielded_out_of_everything() {
        verify(
                """
                int m(Color x, int i) {
                    while (p()) {
                        int j = switch (x) {
                            case RED: yield 1;
                            case GREEN: i++;
                            default: { while (q()) { yield 2; } yield 3; }
                        };
                    }
                    return switch (i) {
                        case 1, 2 -> 3;
                        default -> { try { yield number(); } finally { call(); } }
                    };
                }
                """,
                """
                0 -> 1
                1 -> 2, 17
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> 4, 14
                    x
                4 -> 5, 6
                5 -> 8
                6 -> 7
                7 -> 8
                    i
                    i++
                    discard i++
                8 -> 9
                9 -> 10, 12
                    q()
                    discard q()
                10 -> 11
                    true q()
                11 -> 16
                    choose 2
                12 -> 13
                    false q()
                13 -> 16
                    choose 3
                14 -> 15
                15 -> 16
                    choose 1
                16 -> 1
                    local j
                17 -> 18
                    false p()
                18 -> 19, 24
                    i
                19 -> 20
                20 -> 21
                21 -> 22, thrown -> 23
                    may throw
                    number()
                    may throw
                    choose number()
                22 -> 26
                    call()
                    discard call()
                23 -> nowhere
                    call()
                    discard call()
                24 -> 25
                25 -> 26
                    choose 3
                26 -> exit
                    return switch (i) { case 1, 2 -> yield 3; default -> { try { yield ...
                """);
    }

    @Test
    void an_expression_over_all_constants_has_no_other_way() {
        verify(
                """
                int m(Color x) {
                    return switch (x) { case RED -> 1; case GREEN -> 2; case BLUE -> 3; };
                }
                """,
                """
                0 -> 1, 8
                    x
                1 -> 2, 6
                2 -> 3, 4
                3 -> nowhere
                4 -> 5
                5 -> 10
                    choose 3
                6 -> 7
                7 -> 10
                    choose 2
                8 -> 9
                9 -> 10
                    choose 1
                10 -> exit
                    return switch (x) { case RED -> yield 1; case GREEN -> yield 2; cas...
                """);
    }

    @Test
    void the_next_element_is_asked_for() {
        verify(
                """
                void m(Iterable<Object> xs) {
                    try {
                        for (Object x : xs) {
                            a = x;
                        }
                    } catch (RuntimeException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    xs
                1 -> 2, 3
                2 -> 6
                3 -> 4
                4 -> 1, thrown -> 5
                    may throw
                    element x
                    may throw
                    x
                    a = x
                    discard a = x
                5 -> 6
                    catch e
                    call()
                    discard call()
                6 -> exit
                """);
    }

    @Test
    void failed_assertions_are_caught() {
        verify(
                """
                void m() {
                    class Local {}
                    try {
                        assert p();
                        assert q() : o();
                    } catch (AssertionError e) {
                        a = b;
                    }
                }
                """,
                """
                0 -> 4, 1
                    class Local
                1 -> 2
                2 -> 3, 12, thrown -> 14
                    may throw
                    p()
                    may throw
                    discard p()
                3 -> 4
                    true p()
                4 -> 8, 5
                    asserted p()
                5 -> 6
                6 -> 7, 9, thrown -> 14
                    may throw
                    q()
                    may throw
                    discard q()
                7 -> 8
                    true q()
                8 -> 15
                    asserted q()
                9 -> 10
                    false q()
                10 -> 11
                11 -> 14, thrown -> 14
                    may throw
                    o()
                    may throw
                12 -> 13
                    false p()
                13 -> 14
                14 -> 15
                    catch e
                    b
                    a = b
                    discard a = b
                15 -> exit
                """);
    }
}
