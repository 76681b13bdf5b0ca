package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** What is done on each way out of a statement. */
class WaysOutTest {

    @Test
    void finally_stands_on_each_way_out() {
        verify(
                """
                void m() throws IOException {
                    while (p()) {
                        try {
                            if (q()) break;
                            if (p()) continue;
                            if (q()) return;
                            read();
                        } finally {
                            a = b;
                        }
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 29
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> 4
                4 -> 5, 8, thrown -> 28
                    may throw
                    q()
                    may throw
                    discard q()
                5 -> 6
                    true q()
                6 -> 7
                7 -> 30
                    b
                    a = b
                    discard a = b
                8 -> 9
                    false q()
                9 -> 10
                10 -> 11
                11 -> 12, 15, thrown -> 28
                    may throw
                    p()
                    may throw
                    discard p()
                12 -> 13
                    true p()
                13 -> 14
                14 -> 1
                    b
                    a = b
                    discard a = b
                15 -> 16
                    false p()
                16 -> 17
                17 -> 18
                18 -> 19, 22, thrown -> 28
                    may throw
                    q()
                    may throw
                    discard q()
                19 -> 20
                    true q()
                20 -> 21
                21 -> exit
                    b
                    a = b
                    discard a = b
                22 -> 23
                    false q()
                23 -> 24
                24 -> 25
                25 -> 26, thrown -> 28
                    may throw
                    read()
                    may throw
                    discard read()
                26 -> 27
                    b
                    a = b
                    discard a = b
                27 -> 1
                28 -> nowhere
                    b
                    a = b
                    discard a = b
                29 -> 30
                    false p()
                30 -> exit
                """);
    }

    @Test
    void finally_may_jump_itself() {
        verify(
                """
                int m() {
                    while (p()) {
                        try {
                            return number();
                        } finally {
                            if (q()) continue;
                        }
                    }
                    return 1;
                }
                """,
                """
                0 -> 1
                1 -> 2, 17
                    p()
                    discard p()
                2 -> 3
                    true p()
                3 -> 4
                4 -> 5, thrown -> 11
                    may throw
                    number()
                    may throw
                    return number()
                5 -> 6, 8
                    q()
                    discard q()
                6 -> 7
                    true q()
                7 -> 1
                8 -> 9
                    false q()
                9 -> 10
                10 -> exit
                11 -> 12, 14
                    q()
                    discard q()
                12 -> 13
                    true q()
                13 -> 1
                14 -> 15
                    false q()
                15 -> 16
                16 -> nowhere
                17 -> 18
                    false p()
                18 -> exit
                    return 1
                """);
    }

    @Test
    void finally_in_finally() {
        verify(
                """
                void m() {
                    try {
                        call();
                    } finally {
                        try {
                            a = b;
                        } finally {
                            b = c;
                        }
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, thrown -> 7
                    may throw
                    call()
                    may throw
                    discard call()
                2 -> 3
                    b
                    a = b
                    discard a = b
                3 -> 4
                    c
                    b = c
                    discard b = c
                4 -> 5
                5 -> exit
                7 -> 8
                    b
                    a = b
                    discard a = b
                8 -> 9
                    c
                    b = c
                    discard b = c
                9 -> nowhere
                """);
    }

    @Test
    void from_finally_goes_on_what_came_there() {
        verify(
                """
                void m() {
                    try {
                        try {
                            throw new IllegalStateException();
                        } finally {
                            a = b;
                        }
                    } catch (IllegalStateException e) {
                        b = c;
                    } catch (ArithmeticException e) {
                        c = a;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 5, thrown -> 5, 3, 2
                    may throw
                    new IllegalStateException()
                    may throw
                    discard new IllegalStateException()
                2 -> nowhere
                    b
                    a = b
                    discard a = b
                3 -> 4
                    b
                    a = b
                    discard a = b
                4 -> 7
                    catch e
                    a
                    c = a
                    discard c = a
                5 -> 6
                    b
                    a = b
                    discard a = b
                6 -> 7
                    catch e
                    c
                    b = c
                    discard b = c
                7 -> exit
                """);
    }

    @Test
    void resources_are_closed_before_handlers_run() {
        verify(
                """
                void m() throws IOException {
                    try (Door d = door(); Door e = door()) {
                        read();
                    } catch (IOException e) {
                        call();
                    } finally {
                        a = b;
                    }
                }
                """,
                """
                0 -> 1
                    open d
                1 -> 2, thrown -> 8
                    may throw
                    door()
                    may throw
                    local d
                    open e
                    may throw
                    door()
                    may throw
                    local e
                2 -> 3, thrown -> 6, 8
                    may throw
                    read()
                    may throw
                    discard read()
                3 -> 4
                4 -> 5, thrown -> 10, 16
                    may throw
                    close d, e
                    may throw
                5 -> 12
                6 -> 7
                7 -> 10, thrown -> 10, 16
                    may throw
                    close d, e
                    may throw
                8 -> 9
                9 -> 16, thrown -> 10, 16
                    may throw
                    close d, e
                    may throw
                10 -> 11
                    catch e
                11 -> 12, thrown -> 16
                    may throw
                    call()
                    may throw
                    discard call()
                12 -> 13
                13 -> 14
                    b
                    a = b
                    discard a = b
                14 -> exit
                16 -> nowhere
                    b
                    a = b
                    discard a = b
                """);
    }

    @Test
    void monitors_are_given_back() {
        verify(
                """
                void m() {
                    synchronized (a) {
                        if (p()) return;
                        call();
                    }
                }
                """,
                """
                0 -> 1, 4
                    a
                    lock (a)
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> 3
                3 -> exit
                    unlock (a)
                4 -> 5
                    false p()
                5 -> 6
                6 -> 7
                    call()
                    discard call()
                7 -> 8
                    unlock (a)
                8 -> exit
                """);
    }

    @Test
    void resources_may_be_variables_and_fields() {
        verify(
                """
                void m(Door d) throws Exception {
                    try (d; this.last) {
                        a = b;
                    }
                }
                final Door last = null;
                """,
                """
                0 -> 1
                    open d
                    d
                    open this.last
                    this.last
                    b
                    a = b
                    discard a = b
                1 -> 2
                    close d, this.last
                2 -> exit
                """);
    }

    @Test
    void monitors_are_given_back_before_finally() {
        verify(
                """
                void m() {
                    for (;;) {
                        try {
                            synchronized (a) {
                                if (p()) continue;
                                if (q()) break;
                            }
                        } finally {
                            b = c;
                        }
                    }
                    try {
                        return;
                    } finally {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2
                2 -> 3
                    a
                3 -> 4, thrown -> 29
                    may throw
                    lock (a)
                4 -> 5, 9, thrown -> 28
                    may throw
                    p()
                    may throw
                    discard p()
                5 -> 6
                    true p()
                6 -> 7
                7 -> 8
                    unlock (a)
                8 -> 27
                    c
                    b = c
                    discard b = c
                9 -> 10
                    false p()
                10 -> 11
                11 -> 12
                12 -> 13, 20, thrown -> 28
                    may throw
                    q()
                    may throw
                    discard q()
                13 -> 14
                    true q()
                14 -> 15
                15 -> 16
                    unlock (a)
                16 -> 17
                    c
                    b = c
                    discard b = c
                17 -> 18
                18 -> exit
                    call()
                    discard call()
                20 -> 21
                    false q()
                21 -> 22
                22 -> 23
                23 -> 24
                    unlock (a)
                24 -> 25
                25 -> 26
                    c
                    b = c
                    discard b = c
                26 -> 27
                27 -> 1
                28 -> 29
                    unlock (a)
                29 -> nowhere
                    c
                    b = c
                    discard b = c
                """);
    }

    @Test
    void from_finally_another_exception_may_come() {
        verify(
                """
                void m() {
                    try {
                        call();
                    } finally {
                        throw new IllegalStateException();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, thrown -> 3
                    may throw
                    call()
                    may throw
                    discard call()
                2 -> nowhere
                    new IllegalStateException()
                    discard new IllegalStateException()
                3 -> nowhere
                    new IllegalStateException()
                    discard new IllegalStateException()
                """);
    }

    @Test
    void what_a_clause_took_no_clause_outside_gets() {
        verify(
                """
                void m() {
                    try {
                        try {
                            call();
                        } catch (IllegalStateException e) {
                            a = b;
                        } catch (RuntimeException e) {
                            b = c;
                        }
                    } catch (IllegalArgumentException e) {
                        c = a;
                    } catch (Error e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                1 -> 5, thrown -> 4, 3, 2
                    may throw
                    call()
                    may throw
                    discard call()
                2 -> 6
                    catch e
                    call()
                    discard call()
                3 -> 5
                    catch e
                    c
                    b = c
                    discard b = c
                4 -> 5
                    catch e
                    b
                    a = b
                    discard a = b
                5 -> 6
                6 -> exit
                """);
    }
}
