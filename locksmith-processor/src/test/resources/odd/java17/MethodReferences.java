package odd.method_references;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Refs<T> {
    Pen pen = new Pen();

    static Pen made() {
        return new Pen();
    }

    <X> X id(X x) {
        return x;
    }

    Refs() {}

    Refs(Pen p) {}

    class In {
        In() {}

        In(Pen p) {}
    }

    void go(Pen p, List<Pen> l, Refs<T> other) {
        Runnable a = p::draw,
                b = pen::draw,
                c = this.pen::draw,
                d = Refs.this.pen::draw,
                e = new Pen()::draw,
                f = made()::draw,
                g = Refs::made,
                h = l.get(0)::draw,
                i = (p)::draw,
                j = ((Pen) (Object) p)::draw,
                k = super::hashCode,
                m = this::toString,
                n = (p == null ? p : pen)::draw;
        Consumer<Pen> o = Pen::draw, q = Refs<T>::new, r = In::new;
        Supplier<Refs<T>> s = Refs::new;
        Supplier<In> t = In::new;
        Function<Integer, Pen[]> u = Pen[]::new;
        IntFunction<int[][]> v = int[][]::new;
        Function<Pen, Pen> w = this::<Pen>id, x = this::id, y = other::id;
        Function<Integer, List<Pen>> z = ArrayList<Pen>::new;
        Supplier<Map<String, List<? super Pen>>> aa = HashMap::new;
        Comparator<String> bb = String::compareTo, cc = String.CASE_INSENSITIVE_ORDER::compare;
        Function<String, Integer> dd = Integer::valueOf;
        Supplier<Class<?>> ee = "x"::getClass;
        Supplier<Object> ff = l::size;
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
