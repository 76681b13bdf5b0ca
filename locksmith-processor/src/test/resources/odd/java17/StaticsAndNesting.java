package odd.statics_and_nesting;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

abstract class Deep {
    abstract static class A {
        abstract static class B {
            static class C {
                static {
                    new C().new D();
                }

                class D {
                    class E {
                        E e = this;
                        D d = D.this;
                        Object o =
                                new Object() {
                                    class F {
                                        C c = C.this;

                                        {
                                            new Object() {
                                                void x() {
                                                    c.hashCode();
                                                    new F();
                                                }
                                            };
                                        }
                                    }

                                    F f = new F();
                                };
                    }
                }
            }
        }
    }

    static Object o = new A.B.C().new D().new E();
    static final Object P = A.B.C.class, Q = Deep.o.getClass();

    static {
        Deep.o = P;
        Deep.super0();
    }

    static void super0() {}

    native void nat(Runnable r);

    abstract void abs(Pen p);

    strictfp double st() {
        return 1;
    }

    synchronized void sy() {
        wait0();
    }

    transient volatile int tv;

    void wait0() {}

    static class Gen<T> {
        static <T> Gen<T> of() {
            return new Gen<>();
        }

        <U> Gen<U>.In<T> in() {
            return new Gen<U>().new In<T>();
        }

        class In<U> {
            Map<T, U> m;
        }
    }

    void g() {
        Gen.<Pen>of().<Runnable>in().m.put(null, null);
    }
}

@ThreadConfined
final class Pen {
    void draw() {}
}

final class Canary {
    void leak(Pen pen) {
        later(() -> pen.draw());
    }

    private static void later(Runnable task) {
        new Thread(task).start();
    }
}
