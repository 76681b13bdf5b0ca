package odd.inner_creation;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Outer {
    class Inner {
        class Deep {
            Pen p;

            Deep(Pen p) {
                this.p = p;
            }
        }

        Inner(Runnable... r) {}
    }

    static class Kid extends Outer.Inner {
        Kid(Outer o) {
            o.super();
        }

        Kid(Outer o, Pen p) {
            o.super(() -> p.draw(), p::draw);
        }
    }

    void go(Outer other, Pen p) {
        Outer.Inner i = other.new Inner();
        Inner.Deep d = i.new Deep(p);
        other.new Inner(() -> {}).new Deep(p) {
            {
                p.draw();
            }
        };
        this.new Inner();
        new Inner() {};
        get().new Inner(p::draw) {
            Object o = Outer.this;
        };
        Supplier<Inner> s = Inner::new;
        Function<Pen, Inner.Deep> f = i.new Deep(p) {}.equals(d) ? null : x -> i.new Deep(x);
    }

    Outer get() {
        return this;
    }

    class G<T> {
        class H<U> {
            T t;
            U u;
        }
    }

    <X> void gen(X x, Pen p) {
        Outer.G<X>.H<Pen> h = new G<X>().new H<Pen>();
        h.u = p;
        h.t = x;
        h.u.draw();
        Outer.G<Pen>.H<Runnable> h2 = this.new G<Pen>().new H<>();
        h2.t = p;
        h2.u = () -> p.draw();
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
