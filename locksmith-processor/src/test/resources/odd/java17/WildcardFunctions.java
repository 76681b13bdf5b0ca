package odd.wildcard_functions;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Wild {
    Function<? super Pen, ? extends Runnable> f = p -> p::draw;
    Supplier<? extends Supplier<? super Pen>> s = () -> () -> new Pen();
    Consumer<? super Consumer<? extends Pen>> c;
    BiFunction<?, ?, ?> b = (x, y) -> x;
    Map<String, ? super Consumer<? super Pen>> m;

    void go(Pen pen, Predicate<? super Pen> p, Comparator<? super Pen> cmp) {
        f.apply(pen).run();
        Object o = s.get().get();
        p.and(q -> true).negate().test(pen);
        cmp.reversed().compare(pen, pen);
        m.put("a", null);
        Function<? super Object, ?> g = x -> x;
        g.andThen(y -> y).compose((Object z) -> z).apply(pen);
        Supplier<?> any = () -> pen;
        Object r = any.get();
        UnaryOperator<? extends Pen> u = x -> x;
        List<? extends Function<? super Pen, ?>> fs = List.of(x -> x, Pen::hashCode);
        fs.get(0).apply(pen);
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
