package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Patterns in switches and tests. */
@EnabledForJreRange(min = JRE.JAVA_21)
class PatternsTest {

    @Test
    void cases_bind_what_they_match() {
        verify(
                """
                void m(Object x) {
                    switch (x) {
                        case String s when s.isEmpty() -> call();
                        case Integer i -> a = i;
                        case Color.RED -> b = c;
                        default -> c = a;
                    }
                }
                """,
                """
                0 -> 5, 1
                    x
                1 -> 2, 4
                    bind String s
                    s
                    s.isEmpty()
                    discard s.isEmpty()
                2 -> 3
                    true s.isEmpty()
                3 -> 13
                    call()
                    discard call()
                4 -> 5
                    false s.isEmpty()
                5 -> 6, 11
                6 -> 7, 9
                    ruled out for x Integer i
                7 -> 8
                8 -> 13
                    a
                    c = a
                    discard c = a
                9 -> 10
                10 -> 13
                    c
                    b = c
                    discard b = c
                11 -> 12
                    bind Integer i
                12 -> 13
                    i
                    a = i
                    discard a = i
                13 -> exit
                """);
    }

    @Test
    void a_switch_over_all_types_has_no_other_way() {
        verify(
                """
                Object m(Object x) {
                    return switch (x) {
                        case Shape.Square s -> a;
                        case Object o -> o;
                    };
                }
                record Shape() { record Square(int side) {} }
                """,
                """
                0 -> 1, 5
                    x
                1 -> 2, 3
                    ruled out for x Shape.Square s
                2 -> nowhere
                    ruled out for x Object o
                3 -> 4
                    bind Object o
                4 -> 7
                    o
                    choose o
                5 -> 6
                    bind Shape.Square s
                6 -> 7
                    a
                    choose a
                7 -> exit
                    return switch (x) { case Shape.Square s -> yield a; case Object o -...
                """);
    }

    @Test
    void parts_of_a_record_are_bound() {
        verify(
                """
                void m(Object x) {
                    if (x instanceof Line(Point(Object left, Object top), Point right) && left == null) {
                        a = right;
                    }
                }
                record Point(Object x, Object y) {}
                record Line(Point from, Point to) {}
                """,
                """
                0 -> 4, 1
                    x
                1 -> 2
                    proved x instanceof Line(Point(Object left, Object top), Point righ...
                    bind Object left
                    bind Object top
                    bind Point right
                2 -> 3, 4
                    compare left
                    left == null
                    discard left == null
                3 -> 5
                    right
                    a = right
                    discard a = right
                4 -> 5
                5 -> exit
                """);
    }

    @Test
    void null_may_be_a_case() {
        verify(
                """
                void m(String x) {
                    try {
                        switch (x) {
                            case "one" -> a = b;
                            case null, default -> call();
                        }
                        switch (x) {
                            case null: c = a; break;
                            case String s: b = s;
                        }
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1, 7
                    x
                1 -> 2, 3
                2 -> 4
                3 -> 4
                4 -> 5
                5 -> 9, thrown -> 6
                    may throw
                    call()
                    may throw
                    discard call()
                6 -> 17
                    catch e
                    c
                    b = c
                    discard b = c
                7 -> 8
                8 -> 9
                    b
                    a = b
                    discard a = b
                9 -> 10, 14
                    x
                10 -> 11, 12
                11 -> nowhere
                    ruled out for x String s
                12 -> 13
                    bind String s
                13 -> 16
                    s
                    b = s
                    discard b = s
                14 -> 15
                    null x
                15 -> 16
                    a
                    c = a
                    discard c = a
                16 -> 17
                17 -> exit
                """);
    }

    @Test
    void a_statement_over_all_types_has_no_other_way() {
        verify(
                """
                void m(Kind x) {
                    switch (x) {
                        case One one -> a = one;
                        case Two two -> b = two;
                    }
                }
                sealed interface Kind {}
                record One() implements Kind {}
                record Two() implements Kind {}
                """,
                """
                0 -> 1, 5
                    x
                1 -> 2, 3
                    ruled out for x One one
                2 -> nowhere
                    ruled out for x Two two
                3 -> 4
                    bind Two two
                4 -> 7
                    two
                    b = two
                    discard b = two
                5 -> 6
                    bind One one
                6 -> 7
                    one
                    a = one
                    discard a = one
                7 -> exit
                """);
    }
}
