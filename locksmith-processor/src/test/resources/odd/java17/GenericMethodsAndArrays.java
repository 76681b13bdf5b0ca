package odd.generic_methods_and_arrays;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Arr<T> {
    T[] ts;
    List<T>[] ls;
    Map<T, ? extends T[]>[] ms;

    @SafeVarargs
    Arr(T... t) {
        ts = t;
    }

    @SafeVarargs
    static <X> X[] of(X... x) {
        return x;
    }

    T[] copy(IntFunction<T[]> f) {
        return f.apply(2);
    }

    void go(Pen pen) {
        Arr.of(pen, pen)[0].draw();
        Arr.<Pen>of()[0].draw();
        Pen[] ps = new Arr<>(pen).copy(Pen[]::new);
        ls[0].add(ts[0]);
        ms[0].get(ts[0]).hashCode();
        List<Pen>[] lp = new List[] {List.of(pen)};
        lp[0].get(0).draw();
        Object[] os = ps;
        os[0] = pen;
        Arr<Pen>[] nested = new Arr[1];
        nested[0] = new Arr<>(pen, pen);
        nested[0].ts[0].draw();
        for (T t : ts) for (List<T> l : ls) l.add(t);
        Arrays.asList(ts).toArray(ts);
        Arrays.sort(ps, (a, b) -> 0);
        T t = ts[0];
        Object o = t;
        Runnable[][] rr = {{pen::draw}, {}};
        rr[0][0].run();
        char[] cs = "a".toCharArray();
        cs[0]++;
    }

    <E extends Throwable, R> R thrower(Callable<? extends R> c) throws E {
        try {
            return c.call();
        } catch (Exception e) {
            throw (E) e;
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
