package odd.lambdas_in_all_positions;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Positions {
    Runnable f = () -> {}, g = f == null ? () -> {} : this::toString;
    Runnable[] arr = {() -> {}, Object::new, null};
    Map<String, Runnable> m = Map.of("a", () -> {});

    Positions(Runnable r) {
        this(r, () -> r.run());
    }

    Positions(Runnable... rs) {
        super();
        rs[0] = () -> {};
    }

    Runnable ret() {
        return () -> {
            return;
        };
    }

    Supplier<Runnable> sup() {
        return () -> () -> {};
    }

    Object o(Pen pen) throws Exception {
        Object x = (Runnable) () -> pen.draw();
        ((Runnable) () -> pen.draw()).run();
        ((Supplier<Pen>) () -> pen).get().draw();
        x = true ? (Runnable) () -> {} : (Callable<Pen>) () -> pen;
        arr[0] = () -> pen.draw();
        arr = new Runnable[] {pen::draw};
        for (Runnable r = () -> {}; r != null; r = () -> {}) {
            break;
        }
        switch (((IntSupplier) () -> 1).getAsInt()) {
            case 1:
        }
        if (((BooleanSupplier) () -> true).getAsBoolean()) {}
        while (((Predicate<Pen>) p -> false).test(pen)) {}
        synchronized ((Runnable) () -> {}) {
        }
        try (AutoCloseable c = () -> {};
                AutoCloseable d = pen::draw) {}
        throw ((Supplier<Exception>) () -> new Exception()).get();
    }

    <T> T gen(Supplier<T> s, Function<? super T, ? extends T> f, T... rest) {
        return f.apply(s.get());
    }

    void inf(Pen pen) {
        gen(() -> pen, p -> p).draw();
        gen(() -> gen(() -> pen, q -> q), p -> gen(() -> p, r -> r, p)).draw();
        gen(
                () -> {
                    if (pen == null) return new Pen();
                    else return pen;
                },
                Function.identity(),
                pen,
                pen);
        Function<Pen, Function<Pen, Function<Pen, Pen>>> cur = a -> b -> c -> a;
        cur.apply(pen).apply(pen).apply(pen).draw();
        Consumer<Consumer<Pen>> cps = k -> k.accept(pen);
        cps.accept(p -> cps.accept(Pen::draw));
    }

    Function<Object, Object> rec = o -> this.rec.apply(o);
    assertion as = p -> p;

    interface assertion {
        Pen x(Pen p);
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
