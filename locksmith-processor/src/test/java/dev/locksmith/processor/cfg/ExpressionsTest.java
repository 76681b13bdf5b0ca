package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Expressions: the order in which their parts are evaluated, and which of them may throw. */
class ExpressionsTest {

    @Test
    void fields_of_this_object_are_there() {
        verify(
                """
                void m(Test<X> t) {
                    try {
                        a = this.b;
                        b = Test.this.c;
                        c = String.class;
                        a = super.toString();
                        b = t.c;
                    } catch (NullPointerException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    this.b
                    a = this.b
                    discard a = this.b
                    Test.this.c
                    b = Test.this.c
                    discard b = Test.this.c
                    c = String.class
                    discard c = String.class
                    super
                1 -> 3, thrown -> 2
                    may throw
                    super.toString()
                    may throw
                    a = super.toString()
                    discard a = super.toString()
                    t
                    may throw
                    t.c
                    may throw
                    b = t.c
                    discard b = t.c
                2 -> 3
                    catch e
                    call()
                    discard call()
                3 -> exit
                """);
    }

    @Test
    void arrays_are_made_and_filled() {
        verify(
                """
                void m(Object[] xs) {
                    try {
                        xs = new Object[number()];
                        xs = new Object[] {a, o()};
                        xs[number()] = o();
                        this.a = b;
                        xs[0] = b;
                    } catch (NegativeArraySizeException e) {
                        a = b;
                    } catch (ArrayStoreException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, thrown -> 8, 7
                    may throw
                    number()
                    may throw
                2 -> 3, thrown -> 8
                    may throw
                    new Object[number()]
                    may throw
                    xs = new Object[number()]
                    discard xs = new Object[number()]
                    a
                3 -> 4, thrown -> 8, 7
                    may throw
                    o()
                    may throw
                4 -> 5, thrown -> 8
                    may throw
                    new Object[]{a, o()}
                    may throw
                    xs = new Object[]{a, o()}
                    discard xs = new Object[]{a, o()}
                    xs
                5 -> 6, thrown -> 8, 7
                    may throw
                    number()
                    may throw
                    may throw
                    o()
                    may throw
                6 -> 9, thrown -> 7
                    may throw
                    xs[number()] = o()
                    may throw
                    discard xs[number()] = o()
                    this
                    b
                    may throw
                    this.a = b
                    may throw
                    discard this.a = b
                    xs
                    b
                    may throw
                    xs[0] = b
                    may throw
                    discard xs[0] = b
                7 -> 9
                    catch e
                    c
                    b = c
                    discard b = c
                8 -> 9
                    catch e
                    b
                    a = b
                    discard a = b
                9 -> exit
                """);
    }

    @Test
    void only_quotients_have_no_value_now_and_then() {
        verify(
                """
                void m(int i) {
                    try {
                        i = i + 1;
                        i--;
                        i = i % 3;
                        i = i * 2;
                        i /= 2;
                    } catch (ArithmeticException e) {
                        a = b;
                    }
                }
                """,
                """
                0 -> 1
                    i
                    i + 1
                    i = i + 1
                    discard i = i + 1
                    i
                    i--
                    discard i--
                    i
                1 -> 3, thrown -> 2
                    may throw
                    i % 3
                    may throw
                    i = i % 3
                    discard i = i % 3
                    i
                    i * 2
                    i = i * 2
                    discard i = i * 2
                    i
                    may throw
                    i /= 2
                    may throw
                    discard i /= 2
                2 -> 3
                    catch e
                    b
                    a = b
                    discard a = b
                3 -> exit
                """);
    }

    @Test
    void only_objects_of_other_classes_are_asked_for_their_text() {
        verify(
                """
                void m(String s, Object x, int i) {
                    try {
                        a = s + i;
                        a = s + s + 1;
                        a = s + i + x;
                        a = x + s;
                    } catch (RuntimeException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    s
                    i
                    s + i
                    a = s + i
                    discard a = s + i
                    s
                    s
                    s + s
                    s + s + 1
                    a = s + s + 1
                    discard a = s + s + 1
                    s
                    i
                    s + i
                    x
                1 -> 3, thrown -> 2
                    may throw
                    s + i + x
                    a = s + i + x
                    discard a = s + i + x
                    x
                    s
                    may throw
                    x + s
                    a = x + s
                    discard a = x + s
                2 -> 3
                    catch e
                    call()
                    discard call()
                3 -> exit
                """);
    }

    @Test
    void comparisons_use_no_objects() {
        verify(
                """
                void m(int i, Integer j, Integer k) {
                    try {
                        boolean x = j == k;
                        x = this == (a);
                        x = this.b != (Test.this.c);
                        x = i != j;
                        x = j < 1;
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    compare j
                    compare k
                    j == k
                    local x
                    compare this
                    compare a
                    this == (a)
                    x = this == (a)
                    discard x = this == (a)
                    this
                    compare this.b
                    Test.this
                    compare Test.this.c
                    this.b != (Test.this.c)
                    x = this.b != (Test.this.c)
                    discard x = this.b != (Test.this.c)
                    compare i
                    compare j
                1 -> 3, thrown -> 2
                    may throw
                    i != j
                    x = i != j
                    discard x = i != j
                    j
                    may throw
                    j < 1
                    x = j < 1
                    discard x = j < 1
                2 -> 3
                    catch e
                    c
                    b = c
                    discard b = c
                3 -> exit
                """);
    }

    @Test
    void casts_say_which_method_a_function_is_for() {
        verify(
                """
                void m(java.util.concurrent.Executor pool) {
                    pool.execute((Runnable) () -> call());
                    pool.execute(((Runnable & Serializable) (((Runnable) o()::hashCode))));
                    pool.execute((Runnable) o());
                    Runnable r = (Runnable) this::call;
                    new Thread((() -> {}), "x");
                }
                """,
                """
                0 -> exit
                    pool
                    argument 0 ()->call()
                    (Runnable)()->call()
                    pool.execute((Runnable)()->call())
                    discard pool.execute((Runnable)()->call())
                    pool
                    o()
                    argument 0 o()::hashCode
                    (Runnable)o()::hashCode
                    (Runnable & Serializable)(((Runnable)o()::hashCode))
                    pool.execute(((Runnable & Serializable)(((Runnable)o()::hash...
                    discard pool.execute(((Runnable & Serializable)(((Runnable)o()::hash...
                    pool
                    o()
                    (Runnable)o()
                    pool.execute((Runnable)o())
                    discard pool.execute((Runnable)o())
                    this
                    this::call
                    (Runnable)this::call
                    local r
                    argument 0 ()->{ }
                    new Thread((()->{ }), "x")
                    discard new Thread((()->{ }), "x")
                lambda
                0 -> exit
                    call()
                    return call()
                lambda
                0 -> exit
                """);
    }

    @Test
    void objects_are_made_for_declarations_and_without() {
        verify(
                """
                class Inner { Inner(Object x) {} }
                Object m(Test<X> t) throws IOException {
                    Object x = t.new Inner(o());
                    java.util.List<Object> l = new java.util.ArrayList<>(number());
                    a = new Object();
                    door().close();
                    new Object();
                    return new Object();
                }
                """,
                """
                0 -> exit
                    t
                    o()
                    make t.new Inner(o())
                    local x
                    number()
                    make new java.util.ArrayList<>(number())
                    local l
                    make new Object()
                    a = new Object()
                    discard a = new Object()
                    open and close door()
                    door()
                    door().close()
                    discard door().close()
                    new Object()
                    discard new Object()
                    make new Object()
                    return new Object()
                """);
    }

    @Test
    void parentheses_say_nothing() {
        verify(
                """
                void m() {
                    a = (((b)));
                    boolean x = a instanceof String;
                    boolean y = (p()) | q() && p();
                    if ((!(p())) == q()) call();
                }
                """,
                """
                0 -> 1, 2
                    b
                    a = (((b)))
                    discard a = (((b)))
                    a
                    a instanceof String
                    local x
                    p()
                    q()
                    (p()) | q()
                    discard (p()) | q()
                1 -> 2
                    p()
                    discard p()
                2 -> 3
                    local y
                    p()
                    discard p()
                3 -> 4, 6
                    q()
                    (!(p())) == q()
                    discard (!(p())) == q()
                4 -> 5
                    true (!(p())) == q()
                5 -> 8
                    call()
                    discard call()
                6 -> 7
                    false (!(p())) == q()
                7 -> 8
                8 -> exit
                """);
    }

    @Test
    void null_is_never_thrown_itself() {
        verify(
                """
                void m(RuntimeException x) {
                    try {
                        if (p()) throw x;
                        throw new IllegalStateException();
                    } catch (NullPointerException e) {
                        a = b;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 5, thrown -> 9
                    may throw
                    p()
                    may throw
                    discard p()
                2 -> 3
                    true p()
                3 -> 4
                    x
                4 -> 9, thrown -> 9
                    may throw
                    discard x
                5 -> 6
                    false p()
                6 -> 7
                7 -> 8
                8 -> nowhere, thrown -> 9
                    may throw
                    new IllegalStateException()
                    may throw
                    discard new IllegalStateException()
                9 -> 10
                    catch e
                    b
                    a = b
                    discard a = b
                10 -> exit
                """);
    }

    @Test
    void a_cast_of_anything_else_may_fail() {
        verify(
                """
                void m(java.util.concurrent.Executor pool) {
                    try {
                        pool.execute((Runnable) a);
                        pool.execute((Runnable) () -> {});
                    } catch (ClassCastException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    pool
                    a
                1 -> 3, thrown -> 2
                    may throw
                    (Runnable)a
                    may throw
                    may throw
                    pool.execute((Runnable)a)
                    may throw
                    discard pool.execute((Runnable)a)
                    pool
                    argument 0 ()->{ }
                    (Runnable)()->{ }
                    may throw
                    pool.execute((Runnable)()->{ })
                    may throw
                    discard pool.execute((Runnable)()->{ })
                2 -> 3
                    catch e
                    c
                    b = c
                    discard b = c
                3 -> exit
                lambda
                0 -> exit
                """);
    }
}
