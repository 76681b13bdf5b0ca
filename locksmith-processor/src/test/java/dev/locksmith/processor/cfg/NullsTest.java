package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Where something may be null that must not be: in fields, functions and boxes. */
class NullsTest {

    @Test
    void fields_of_other_objects_may_not_be_there() {
        verify(
                """
                void m(Test<X> t) {
                    try {
                        boolean x = t.b == (this.c);
                        x = Color.RED == Color.BLUE;
                        a = Color.RED;
                        a = java.lang.System.out;
                        a = t.c;
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    t
                1 -> 3, thrown -> 2
                    may throw
                    compare t.b
                    may throw
                    this
                    compare this.c
                    t.b == (this.c)
                    local x
                    Color
                    compare Color.RED
                    Color
                    compare Color.BLUE
                    Color.RED == Color.BLUE
                    x = Color.RED == Color.BLUE
                    discard x = Color.RED == Color.BLUE
                    Color
                    Color.RED
                    a = Color.RED
                    discard a = Color.RED
                    java
                    java.lang
                    java.lang.System
                    java.lang.System.out
                    a = java.lang.System.out
                    discard a = java.lang.System.out
                    t
                    may throw
                    t.c
                    may throw
                    a = t.c
                    discard a = t.c
                2 -> 3
                    catch e
                    c
                    b = c
                    discard b = c
                3 -> exit
                """);
    }

    @Test
    void methods_of_other_objects_are_meant() {
        verify(
                """
                void m(Test<X> t, java.util.function.Function<Object, Object> g) {
                    try {
                        Runnable r = t::call;
                        r = this::call;
                        r = super::hashCode;
                        r = Object::new;
                        g = String::valueOf;
                        java.util.function.IntFunction<int[]> h = int[]::new;
                        java.util.function.Supplier<?> l = java.util.ArrayList<String>::new;
                        g.compose(t::equals);
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    t
                1 -> 3, thrown -> 2
                    may throw
                    t::call
                    local r
                    this
                    this::call
                    r = this::call
                    discard r = this::call
                    super
                    super::hashCode
                    r = super::hashCode
                    discard r = super::hashCode
                    Object
                    Object::new
                    r = Object::new
                    discard r = Object::new
                    String
                    String::valueOf
                    g = String::valueOf
                    discard g = String::valueOf
                    int[]::new
                    local h
                    java.util.ArrayList<String>::new
                    local l
                    g
                    t
                    may throw
                    argument 0 t::equals
                    may throw
                    g.compose(t::equals)
                    may throw
                    discard g.compose(t::equals)
                2 -> 3
                    catch e
                    c
                    b = c
                    discard b = c
                3 -> exit
                """);
    }

    @Test
    void boxes_in_arrays_and_alternatives_are_opened() {
        verify(
                """
                void m(Integer i, int j) {
                    try {
                        int k = p() ? i : j;
                        Integer l = p() ? i : null;
                        a = new int[i];
                        a = new int[] {j, i};
                        a = new Integer[] {i};
                        int[] o = {i};
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 5, thrown -> 15
                    may throw
                    p()
                    may throw
                    discard p()
                2 -> 3
                    true p()
                3 -> 4
                    i
                4 -> 7, thrown -> 15
                    may throw
                    choose i
                5 -> 6
                    false p()
                6 -> 7
                    j
                    choose j
                7 -> 8
                    local k
                8 -> 9, 11, thrown -> 15
                    may throw
                    p()
                    may throw
                    discard p()
                9 -> 10
                    true p()
                10 -> 13
                    i
                    choose i
                11 -> 12
                    false p()
                12 -> 13
                    choose null
                13 -> 14
                    local l
                    i
                14 -> 16, thrown -> 15
                    may throw
                    new int[i]
                    a = new int[i]
                    discard a = new int[i]
                    j
                    i
                    may throw
                    new int[]{j, i}
                    a = new int[]{j, i}
                    discard a = new int[]{j, i}
                    i
                    new Integer[]{i}
                    a = new Integer[]{i}
                    discard a = new Integer[]{i}
                    i
                    may throw
                    {i}
                    local o
                15 -> 16
                    catch e
                    c
                    b = c
                    discard b = c
                16 -> exit
                """);
    }

    @Test
    void boxes_in_cases_are_opened() {
        verify(
                """
                void m(Color x, Integer i, int j) {
                    try {
                        j = switch (x) {
                            case RED -> i;
                            case GREEN -> { yield i; }
                            default -> j;
                        };
                        Integer k = switch (j) { case 1 -> i; default -> i; };
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    x
                1 -> 2, 8, thrown -> 17
                    may throw
                2 -> 3, 5
                3 -> 4
                4 -> 11
                    j
                    choose j
                5 -> 6
                6 -> 7
                    i
                7 -> 11, thrown -> 17
                    may throw
                    choose i
                8 -> 9
                9 -> 10
                    i
                10 -> 11, thrown -> 17
                    may throw
                    choose i
                11 -> 12, 14
                    j = switch (x) { case RED -> yield i; case GREEN -> { yield ...
                    discard j = switch (x) { case RED -> yield i; case GREEN -> { yield ...
                    j
                12 -> 13
                13 -> 16
                    i
                    choose i
                14 -> 15
                15 -> 16
                    i
                    choose i
                16 -> 18
                    local k
                17 -> 18
                    catch e
                    c
                    b = c
                    discard b = c
                18 -> exit
                """);
    }
}
