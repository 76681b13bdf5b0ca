package odd.method_references_2;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Refs2 {
    static class P<X> {
        X x;

        P(X... xs) {}

        static <Y> P<Y> of(Y... y) {
            return null;
        }

        void m(Object... o) {}
    }

    void go(Pen pen) {
        Function<Pen, P<Pen>> a = P::new;
        Function<Pen, P<Pen>> b = P::of;
        BiFunction<Pen, Pen, P<Pen>> c = P::of;
        Supplier<P<Pen>> d = P<Pen>::new;
        P<Pen> p = new P<>(pen);
        Consumer<Object> e = p::m;
        BiConsumer<P<Pen>, Pen> f = P::m;
        Runnable g = p::m;
        Consumer<Object[]> h = p::m;
        Callable<Object> i = Object::new;
        Function<Object, String> j = String::valueOf;
        Supplier<Supplier<Pen>> k = () -> Pen::new;
        Function<Pen, Runnable> l = q -> q::draw;
        Stream.of(pen).map(Optional::of).map(Optional::get).forEach(Pen::draw);
        Stream.of(pen).toArray(Pen[]::new);
        Stream.of(pen)
                .collect(
                        Collectors.toMap(
                                Function.identity(), Pen::hashCode, Integer::sum, TreeMap::new));
        new Thread(Refs2::st);
        new Thread(Thread::onSpinWait).start();
        Optional.of(pen).map(Object::toString).orElseGet(String::new);
    }

    static void st() {}
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
