package odd.sealed_and_records;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

sealed interface Expr permits Num, Add, Neg {
    default Expr self() {
        return this;
    }
}

record Num(int v) implements Expr {}

record Add(Expr l, Expr r, Pen... pens) implements Expr {
    Add {
        l.self();
    }

    public Expr l() {
        return l.self();
    }
}

non-sealed class Neg implements Expr {
    Expr e;
}

final class Neg2 extends Neg {}

record Box<T extends Comparable<T>>(T t, List<? extends T> l) implements Comparable<Box<T>> {
    static int n;

    Box {
        n++;
    }

    Box(T t) {
        this(t, List.of());
    }

    public int compareTo(Box<T> o) {
        return t.compareTo(o.t);
    }

    <U extends Comparable<U>> Box<U> map(Function<? super T, ? extends U> f) {
        return new Box<>(f.apply(t));
    }

    static <A extends Comparable<A>> Box<A> of(A a) {
        return new Box<>(a);
    }

    record Empty() {}
}

record Holder(Pen pen, Runnable r, int... xs) {
    Holder(Pen pen) {
        this(pen, pen::draw, 1, 2);
    }

    public Runnable r() {
        return () -> pen.draw();
    }

    Holder with(Pen p) {
        return new Holder(p, r, xs);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Holder h && h.pen == pen;
    }
}

abstract sealed class Tree<T> {
    static final class Leaf<T> extends Tree<T> {
        T v;
    }

    static final class Fork<T> extends Tree<T> {
        Tree<T> a, b;
    }

    int size() {
        return this instanceof Leaf<T> l
                ? 1
                : this instanceof Fork<T> f ? f.a.size() + f.b.size() : 0;
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
