package odd.mutual_recursion;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Rec {
    Runnable a(Runnable r) {
        return r == null ? b(r) : r;
    }

    Runnable b(Runnable r) {
        return c(() -> a(r));
    }

    Runnable c(Runnable r) {
        Runnable x = a(r);
        Runnable y = b(x);
        return x == y ? c(y) : a(b(c(r)));
    }

    Supplier<Supplier<Runnable>> d(Runnable r) {
        return () -> () -> c(d(r).get().get());
    }

    <T> T id(T t) {
        return t == null ? id(t) : this.<T>id(id(t));
    }

    void go(Pen p) {
        id(c(b(a(p::draw)))).run();
        d(() -> p.draw()).get().get().run();
    }

    static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    Function<Integer, Integer> fact = n -> n == 0 ? 1 : n * this.fact.apply(n - 1);
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
