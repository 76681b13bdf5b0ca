package odd.recursive_bounds;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

abstract class Builder<T, B extends Builder<T, B>> {
    B self() {
        @SuppressWarnings("unchecked")
        B b = (B) this;
        return b;
    }

    B with(Runnable r) {
        return self();
    }

    abstract T build();
}

final class PenBuilder extends Builder<Pen, PenBuilder> {
    @Override
    Pen build() {
        return new Pen();
    }

    static Pen go() {
        return new PenBuilder().with(() -> {}).self().with(Object::new).build();
    }
}

interface Node<N extends Node<N, E>, E extends Edge<N, E>> {
    List<E> out();
}

interface Edge<N extends Node<N, E>, E extends Edge<N, E>> {
    N to();
}

class Walk {
    static <N extends Node<N, E>, E extends Edge<N, E>> void all(N n, Consumer<? super N> c) {
        for (E e : n.out()) {
            c.accept(e.to());
            all(e.to(), c);
        }
    }

    static void raw(Node n, Edge e) {
        n.out().forEach(x -> x.hashCode());
        e.to().out();
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
