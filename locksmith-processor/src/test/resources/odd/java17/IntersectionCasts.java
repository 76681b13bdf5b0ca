package odd.intersection_casts;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Meet {
    void go(Pen pen, Object o) {
        var both = (Runnable & java.io.Serializable) () -> pen.draw();
        both.run();
        Runnable r = (Runnable & Comparable<Pen> & java.io.Serializable) null;
        var m = (Comparator<Pen> & java.io.Serializable) (a, b) -> 0;
        m.compare(pen, pen);
        var list = List.of(1, "x", 2.0);
        for (var x : list) x.hashCode();
        var c = list.get(0).compareTo(null);
        var chosen = o == null ? new ArrayList<Pen>() : new ArrayDeque<Pen>();
        chosen.add(pen);
        chosen.iterator();
        ((Runnable & AutoCloseable) o).run();
    }

    <T extends Runnable & AutoCloseable> void close(T t) throws Exception {
        try (t) {
            t.run();
        }
        try (T u = t;
                var v = (T) u) {
            v.run();
        }
    }

    <T extends AbstractList<Pen> & Runnable & Comparable<T>> void bounds(T t) {
        t.run();
        t.get(0).draw();
        t.compareTo(t);
        Runnable x = t;
        List<? super Pen> y = t;
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
