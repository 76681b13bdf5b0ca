package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Where something may be null that must not be: in fields and functions. */
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
}
