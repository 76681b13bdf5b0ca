package odd.switch_patterns;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Sw {
    sealed interface S permits A, B, C {}

    record A(Pen p) implements S {}

    record B(S l, S r) implements S {}

    enum C implements S {
        X,
        Y
    }

    int go(S s, Object o, Pen pen) {
        int n =
                switch (s) {
                    case A(Pen p) when p == pen -> {
                        p.draw();
                        yield 1;
                    }
                    case A(var p) -> p.hashCode();
                    case B(A(Pen p), B(var l, C r)) -> 2;
                    case B(var l, var r) -> 3;
                    case C.X -> 4;
                    case C c -> 5;
                };
        switch (o) {
            case null -> {}
            case String t when t.length() > 1 -> {}
            case Pen p -> p.draw();
            case int[] arr -> {}
            case List<?> l when l.get(0) instanceof Pen q -> q.draw();
            case Runnable r -> r.run();
            default -> {}
        }
        switch (o) {
            case null, default:
                n++;
        }
        if (o instanceof B(A(var p), var rest) && p == pen) p.draw();
        while (!(o instanceof A(Pen p))) {}
        p.draw();
        return switch (o) {
            case Integer i
            when i > 3:
                yield i;
            case Character c:
                yield c;
            default:
                yield n;
        };
    }

    <T extends S> void gen(T t, Box<? extends Pen> b) {
        switch (t) {
            case A a -> {}
            case B bb -> {}
            case C c -> {}
        }
        if (b instanceof Box(var x)) x.draw();
        if (b instanceof Box<? extends Pen>(Pen y)) y.draw();
        Runnable r =
                () -> {
                    switch (t) {
                        case A(Pen z) -> z.draw();
                        default -> {}
                    }
                };
    }

    record Box<T>(T t) {}
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
