package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Where exceptions go. */
class ExceptionalEdgesTest {

    @Test
    void handlers_are_entered_by_what_they_catch() {
        verify(
                """
                void m() {
                    try {
                        read();
                        a = b;
                    } catch (FileNotFoundException e) {
                        call();
                    } catch (IOException | RuntimeException e) {
                        a = c;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 4, thrown -> 3, 2
                    may throw
                    read()
                    may throw
                    discard read()
                    b
                    a = b
                    discard a = b
                2 -> 4
                    catch e
                    c
                    a = c
                    discard a = c
                3 -> 4
                    catch e
                    call()
                    discard call()
                4 -> exit
                """);
    }

    @Test
    void an_exception_that_is_thrown_here_enters_its_handler_only() {
        verify(
                """
                void m() {
                    try {
                        a = b;
                        throw new IllegalStateException();
                    } catch (IllegalStateException e) {
                        call();
                    } catch (ArithmeticException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    b
                    a = b
                    discard a = b
                1 -> 3, thrown -> 3, 2
                    may throw
                    new IllegalStateException()
                    may throw
                    discard new IllegalStateException()
                2 -> 4
                    catch e
                    c
                    b = c
                    discard b = c
                3 -> 4
                    catch e
                    call()
                    discard call()
                4 -> exit
                """);
    }

    @Test
    void indices_casts_nulls_and_divisions_throw() {
        verify(
                """
                void m(Object[] xs, int i) {
                    try {
                        a = xs[i];
                        b = (String) a;
                        i = 1 / i;
                    } catch (IndexOutOfBoundsException e) {
                        a = c;
                    } catch (ClassCastException e) {
                        b = c;
                    } catch (ArithmeticException e) {
                        c = a;
                    }
                }
                """,
                """
                0 -> 1
                    xs
                    i
                1 -> 2, thrown -> 6
                    may throw
                    xs[i]
                    may throw
                    a = xs[i]
                    discard a = xs[i]
                    a
                2 -> 3, thrown -> 5
                    may throw
                    (String)a
                    may throw
                    b = (String)a
                    discard b = (String)a
                    i
                3 -> 7, thrown -> 4
                    may throw
                    1 / i
                    may throw
                    i = 1 / i
                    discard i = 1 / i
                4 -> 7
                    catch e
                    a
                    c = a
                    discard c = a
                5 -> 7
                    catch e
                    c
                    b = c
                    discard b = c
                6 -> 7
                    catch e
                    c
                    a = c
                    discard a = c
                7 -> exit
                """);
    }

    @Test
    void unboxing_throws() {
        verify(
                """
                void m(Integer i) {
                    int j;
                    try {
                        a = b;
                        j = i;
                        a = c;
                    } catch (NullPointerException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    local j
                    b
                    a = b
                    discard a = b
                    i
                1 -> 3, thrown -> 2
                    may throw
                    j = i
                    discard j = i
                    c
                    a = c
                    discard a = c
                2 -> 3
                    catch e
                    call()
                    discard call()
                3 -> exit
                """);
    }

    @Test
    void a_sum_of_strings_runs_code_of_its_operands() {
        verify(
                """
                void m(String s) {
                    try {
                        a = b;
                        s += c;
                    } catch (IllegalStateException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    b
                    a = b
                    discard a = b
                    s
                    c
                1 -> 3, thrown -> 2
                    may throw
                    s += c
                    discard s += c
                2 -> 3
                    catch e
                    call()
                    discard call()
                3 -> exit
                """);
    }

    @Test
    void a_selector_and_a_monitor_must_not_be_null() {
        verify(
                """
                void m(Color x) {
                    try {
                        switch (x) {
                            case RED -> a = b;
                            default -> {}
                        }
                        synchronized (b) {
                            c = b;
                        }
                    } catch (NullPointerException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    x
                1 -> 2, 4, thrown -> 10
                    may throw
                2 -> 3
                3 -> 6
                4 -> 5
                5 -> 6
                    b
                    a = b
                    discard a = b
                6 -> 7
                    b
                7 -> 8, thrown -> 10
                    may throw
                    lock (b)
                    b
                    c = b
                    discard c = b
                8 -> 9
                    unlock (b)
                9 -> 11
                10 -> 11
                    catch e
                    call()
                    discard call()
                11 -> exit
                """);
    }

    @Test
    void of_a_type_variable_the_bound_is_thrown() {
        verify(
                """
                void m(Test<IOException> x) {
                    try {
                        x.generic();
                    } catch (IOException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    x
                1 -> 3, thrown -> 2
                    may throw
                    x.generic()
                    may throw
                    discard x.generic()
                2 -> 3
                    catch e
                    call()
                    discard call()
                3 -> exit
                """);
    }

    @Test
    void what_a_clause_may_take_no_clause_outside_gets() {
        verify(
                """
                void m() {
                    try {
                        try {
                            call();
                        } catch (IllegalStateException e) {
                            a = b;
                        }
                    } catch (java.util.concurrent.CancellationException e) {
                        a = c;
                    } catch (IllegalStateException e) {
                        b = c;
                    } catch (ArithmeticException e) {
                        c = a;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 4, thrown -> 3, 2
                    may throw
                    call()
                    may throw
                    discard call()
                2 -> 5
                    catch e
                    a
                    c = a
                    discard c = a
                3 -> 4
                    catch e
                    b
                    a = b
                    discard a = b
                4 -> 5
                5 -> exit
                """);
    }
}
