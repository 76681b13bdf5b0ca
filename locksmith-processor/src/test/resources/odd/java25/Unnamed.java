package odd.unnamed;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Un {
    record P(Pen a, Pen b) {}

    void go(Object o, List<Pen> l) throws Exception {
        if (o instanceof P(Pen a, _)) a.draw();
        if (o instanceof P(_, var b)) b.draw();
        switch (o) {
            case P(_, _) -> {}
            case String _ -> {}
            case Integer _, Long _ -> {}
            default -> {}
        }
        for (var _ : l) {}
        for (Pen _ : l) {}
        try (var _ = Stream.of(1)) {}
        try {
        } catch (Exception _) {
        }
        BiConsumer<Pen, Pen> c = (_, _) -> {};
        Consumer<Pen> d = _ -> {};
        Pen _ = l.get(0);
        var _ = new Object();
        Function<Pen, Function<Pen, Pen>> f = _ -> p -> p;
        int _ = 1, _ = 2;
        new Thread(
                        () -> {
                            Consumer<Pen> q = _ -> {};
                        })
                .start();
    }

    static {
        Consumer<Pen> d = _ -> {};
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
