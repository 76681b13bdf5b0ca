package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Conditions: what is evaluated, where control goes, and what is known there. */
class ConditionsTest {

    @Test
    void conjunctions_and_disjunctions_stop_as_soon_as_they_can() {
        verify(
                """
                void m() {
                    if (p() && !q() || a != b) {
                        call();
                    } else {
                        a = b;
                    }
                }
                """,
                """
                0 -> 1, 5
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> 3, 4
                    q()
                    discard q()
                3 -> 6
                    true q()
                4 -> 7
                    false q()
                5 -> 6
                    false p()
                6 -> 7, 8
                    compare a
                    compare b
                    a != b
                    discard a != b
                7 -> 9
                    call()
                    discard call()
                8 -> 9
                    b
                    a = b
                    discard a = b
                9 -> exit
                """);
    }

    @Test
    void a_conditional_expression_as_a_condition_has_no_value() {
        verify(
                """
                void m() {
                    if (p() ? q() : !p()) {
                        call();
                    }
                }
                """,
                """
                0 -> 1, 5
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> 3, 4
                    q()
                    discard q()
                3 -> 10
                    true q()
                4 -> 8
                    false q()
                5 -> 6
                    false p()
                6 -> 7, 9
                    p()
                    discard p()
                7 -> 8
                    true p()
                8 -> 11
                9 -> 10
                    false p()
                10 -> 11
                    call()
                    discard call()
                11 -> exit
                """);
    }

    @Test
    void of_a_conditional_expression_one_alternative_is_chosen() {
        verify(
                """
                void m() {
                    a = p() ? b : c;
                }
                """,
                """
                0 -> 1, 3
                    p()
                    discard p()
                1 -> 2
                    true p()
                2 -> 5
                    b
                    choose b
                3 -> 4
                    false p()
                4 -> 5
                    c
                    choose c
                5 -> exit
                    a = p() ? b : c
                    discard a = p() ? b : c
                """);
    }

    @Test
    void the_value_of_a_condition_is_not_known() {
        verify(
                """
                void m() {
                    boolean x = !(p() || q());
                }
                """,
                """
                0 -> 1, 2
                    p()
                    discard p()
                1 -> 4
                    true p()
                2 -> 3
                    false p()
                3 -> 4
                    q()
                    discard q()
                4 -> exit
                    local x
                """);
    }

    @Test
    void constants_decide() {
        verify(
                """
                void m() {
                    final boolean off = false;
                    if (off) {
                        a = b;
                    }
                    if (!off || p()) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    local off
                1 -> 2
                2 -> 3
                3 -> 4
                    c
                    b = c
                    discard b = c
                4 -> exit
                """);
    }

    @Test
    void a_test_proves_a_type_and_binds_a_name() {
        verify(
                """
                void m(Object x) {
                    if (x instanceof String s && s.isEmpty()) {
                        call();
                    }
                    if (!(x instanceof Integer)) {
                        a = x;
                    }
                }
                """,
                """
                0 -> 1, 2
                    x
                1 -> 7
                    ruled out for x String
                2 -> 3
                    proved x instanceof String s
                    bind String s
                3 -> 4, 6
                    s
                    s.isEmpty()
                    discard s.isEmpty()
                4 -> 5
                    true s.isEmpty()
                5 -> 8
                    call()
                    discard call()
                6 -> 7
                    false s.isEmpty()
                7 -> 8
                8 -> 9, 11
                    x
                9 -> 10
                    ruled out for x Integer
                10 -> 13
                    x
                    a = x
                    discard a = x
                11 -> 12
                    proved x instanceof Integer
                12 -> 13
                13 -> exit
                """);
    }

    @Test
    void what_a_variable_that_is_null_goes_on_as_is_told() {
        verify(
                """
                void m(Object x) {
                    if (x != null) {
                        call();
                    }
                    if (java.util.Objects.isNull(x)) {
                        a = x;
                    }
                }
                """,
                """
                0 -> 1, 3
                    compare x
                    x != null
                    discard x != null
                1 -> 2
                    not null x
                2 -> 5
                    call()
                    discard call()
                3 -> 4
                    null x
                4 -> 5
                5 -> 6, 9
                    java
                    java.util
                    java.util.Objects
                    x
                    java.util.Objects.isNull(x)
                    discard java.util.Objects.isNull(x)
                6 -> 7
                    true java.util.Objects.isNull(x)
                7 -> 8
                    null x
                8 -> 12
                    x
                    a = x
                    discard a = x
                9 -> 10
                    false java.util.Objects.isNull(x)
                10 -> 11
                    not null x
                11 -> 12
                12 -> exit
                """);
    }
}
