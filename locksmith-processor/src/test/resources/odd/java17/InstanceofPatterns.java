package odd.instanceof_patterns;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Patterns {
    void go(Object o, Pen pen) {
        if (o instanceof Pen p && p != pen) p.draw();
        if (!(o instanceof Pen q)) return;
        q.draw();
        while (!(o instanceof Runnable r)) {
            o = null;
        }
        r.run();
        boolean b = o instanceof final Pen z && z.hashCode() > 1 || o instanceof String;
        b =
                (o instanceof List<?> l && !l.isEmpty() && l.get(0) instanceof Pen in)
                        ? in == pen
                        : false;
        for (; !(o instanceof Integer n); ) {}
        n.intValue();
        do {} while (!(o instanceof Double d));
        d.intValue();
        Runnable x =
                () -> {
                    if (this.f instanceof Pen p2) p2.draw();
                };
        Predicate<Object> y = t -> t instanceof Pen p3 && p3 == pen;
        assert o instanceof Number m && m.intValue() > 0;
    }

    Object f =
            new Object() {
                boolean b(Object o) {
                    return o instanceof Pen p && p.hashCode() == 1;
                }
            };
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
