package odd.interface_bodies;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

interface Deep<T> {
    private T a() {
        return null;
    }

    private static <X> X b(X x) {
        return x;
    }

    default Supplier<T> c() {
        return () -> {
            Supplier<T> s = this::a;
            return Deep.this.a();
        };
    }

    static void d(Runnable... r) {
        for (var x : r) x.run();
    }

    interface In {
        int X = 1;

        class C implements In {
            static {
                d(() -> {}, C::new);
            }
        }

        enum E implements In {
            A {
                public String toString() {
                    return E.A.name() + X;
                }
            }
        }
    }

    @Override
    boolean equals(Object o);

    int hashCode();

    T one(T t) throws Exception;
}

interface Left {
    default Pen p() {
        return new Pen();
    }
}

interface Right {
    default Pen p() {
        return null;
    }
}

class Both implements Left, Right {
    public Pen p() {
        Left.super.p().draw();
        Supplier<Pen> s = Right.super::p;
        return s.get();
    }
}

class UseDeep {
    Deep<Pen> d = p -> p;
    Deep<? super Pen> e =
            p -> {
                throw new Exception();
            };

    void go() throws Exception {
        d.one(new Pen()).draw();
        d.c().get();
        Deep<Pen>[] many = new Deep[] {(Deep<Pen>) q -> q};
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
