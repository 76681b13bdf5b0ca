package odd.inherited_weirdness;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

abstract class Base<T> {
    T t;

    protected abstract T get();

    void take(T t, Runnable... r) {
        this.t = t;
    }

    static <X> void st(X x) {}

    class In {
        T it = t;
    }
}

class Kid extends Base<Pen> {
    @Override
    protected Pen get() {
        return t;
    }

    @Override
    void take(Pen t, Runnable... r) {
        super.take(t, r);
        super.t = t;
        this.t = super.t;
        In i = new In();
        i.it.draw();
        Kid.st(t);
        Base.<Pen>st(t);
        Kid.super.take(t);
    }

    class KidIn extends In {
        Pen p = it;

        {
            Kid.this.t = it;
            Kid.super.take(it, () -> {});
        }
    }
}

class GrandKid extends Kid {
    Base<Pen> asBase() {
        return this;
    }

    {
        asBase().take(new Pen(), () -> {}, this::get);
    }

    interface Cov {
        Object x();
    }

    static class C2 implements Cov {
        public Pen x() {
            return null;
        }
    }

    static class C3 extends C2 {
        @Override
        public Pen x() {
            return super.x();
        }
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
