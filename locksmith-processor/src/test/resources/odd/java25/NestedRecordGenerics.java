package odd.nested_record_generics;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Nr {
    record Pair<A, B>(A a, B b) {}

    sealed interface Opt<T> {
        record Some<T>(T t) implements Opt<T> {}

        record None<T>() implements Opt<T> {}
    }

    <T extends Comparable<T>> int go(Opt<Pair<T, ? extends List<T>>> o) {
        return switch (o) {
            case Opt.Some<Pair<T, ? extends List<T>>>(Pair<T, ? extends List<T>>(var a, var b))
                    when !b.isEmpty() ->
                    a.compareTo(b.get(0));
            case Opt.Some<Pair<T, ? extends List<T>>>(var p) -> 1;
            case Opt.None<Pair<T, ? extends List<T>>>() -> 0;
        };
    }

    void in(Pair<Pair<Pen, Runnable>, Pair<?, ?>> p) {
        if (p instanceof Pair(Pair(var pen, Runnable r), Pair(var x, Pair(Pen y, var z)))) {
            pen.draw();
            r.run();
            y.draw();
        }
        for (var q : List.of(p)) {
            switch (q) {
                case Pair(Pair(Pen a, var b), var c) when a == null -> b.run();
                case Pair(var m, var n) -> {}
            }
        }
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
