package odd.generic_nesting;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Nest<
        A extends Comparable<? super A> & Runnable,
        B extends Map<? super A, ? extends List<? extends B[]>>> {
    Map<? extends Map<?, ? super Nest<?, ?>>, List<?>[]>[][] deep;

    <C extends Nest<A, B>.In<?>> C pick(C c, Class<? extends C>... more) {
        return c;
    }

    class In<X extends In<X>> {
        X self;
        Nest<A, B> out = Nest.this;

        Nest<A, B>.In<X> me() {
            return this;
        }

        class Deeper<Y> extends In<X> {
            Y y;
        }
    }

    static <T extends Object & Comparable<? super T>> T max(Collection<? extends T> c) {
        return Collections.max(c);
    }

    static <E extends Enum<E>> E first(Class<E> c) {
        return c.getEnumConstants()[0];
    }

    void capture(List<?> l, List<? super Pen> s, List<? extends Pen> e) {
        swap(l);
        s.add(new Pen());
        var x = e.get(0);
        x.draw();
        for (var o : l) o.hashCode();
        Object o2 = s.get(0);
    }

    private static <T> void swap(List<T> l) {
        T t = l.get(0);
        l.set(0, l.get(1));
        l.set(1, t);
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
