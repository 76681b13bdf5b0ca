package odd.varargs_on_containers;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Bag<T> {
    private final List<T> in = new ArrayList<>();

    @SafeVarargs
    final void fill(Supplier<? extends T>... more) {
        for (Supplier<? extends T> s : more) in.add(s.get());
    }

    @SafeVarargs
    final void visit(Consumer<? super T>... with) {
        for (T t : in) for (Consumer<? super T> c : with) c.accept(t);
    }

    static void go(Pen pen) {
        Bag<Pen> bag = new Bag<>();
        bag.fill(() -> pen, Pen::new);
        bag.visit(Pen::draw, p -> p.draw());
        bag.<Object>toString();
        Bag<Object> any = new Bag<>();
        any.fill(() -> pen);
        any.visit(System.out::println, o -> o.hashCode());
    }

    static void lists(Pen pen) {
        List<Runnable> l = new ArrayList<>(List.<Runnable>of(pen::draw, () -> pen.draw()));
        Collections.addAll(l, pen::draw, () -> {});
        Arrays.<Runnable>asList(pen::draw);
        Stream.<Runnable>of(pen::draw, () -> {}).forEach(Runnable::run);
        Stream.of(pen, pen).map(p -> (Runnable) p::draw).forEach(r -> r.run());
        EnumSet.of(Thread.State.NEW, Thread.State.RUNNABLE, Thread.State.BLOCKED);
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
