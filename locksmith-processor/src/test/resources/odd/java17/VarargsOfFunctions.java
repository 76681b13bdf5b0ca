package odd.varargs_of_functions;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Pool {
    final List<Runnable> seen = new ArrayList<>();

    void all(Runnable... tasks) {
        for (Runnable each : tasks) each.run();
    }

    @SafeVarargs
    final <T> void each(T value, Consumer<? super T>... to) {
        for (var c : to) c.accept(value);
    }

    @SafeVarargs
    static <T> List<T> listOf(Supplier<? extends T>... all) {
        List<T> l = new ArrayList<>();
        for (Supplier<? extends T> s : all) l.add(s.get());
        return l;
    }

    Pool(Runnable... tasks) {
        this(1, tasks);
    }

    Pool(int n, Runnable... tasks) {
        all(tasks);
    }

    static class Sub extends Pool {
        Sub() {
            super(() -> {}, () -> {});
        }

        Sub(Runnable... r) {
            super(2, r);
        }

        void go(Runnable[] many) {
            super.all(many);
            all();
            super.all(() -> {}, this::toString);
        }

        @Override
        void all(Runnable... t) {
            super.all(t);
        }
    }

    void use(Pen pen, Runnable[] array) {
        all();
        all(array);
        all(() -> pen.draw());
        all(pen::draw, () -> {});
        all((Runnable) null);
        all((Runnable[]) null);
        all(new Runnable[] {pen::draw});
        each(pen, Pen::draw, p -> p.draw());
        each(pen);
        listOf(() -> pen, Pen::new);
        new Pool(() -> pen.draw(), pen::draw) {
            int x;
        };
        new Pool(array) {};
        Consumer<Runnable[]> ref = this::all;
        Function<Runnable, Pool> make = Pool::new;
        IntFunction<Runnable[]> arrays = Runnable[]::new;
        Function<Runnable[], Pool> whole = Pool::new;
        ref.accept(arrays.apply(2));
        this.<Pen>each(pen, x -> x.draw());
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
