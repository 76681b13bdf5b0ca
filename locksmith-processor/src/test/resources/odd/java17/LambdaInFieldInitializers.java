package odd.lambda_in_field_initializers;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Fields {
    static final Function<Runnable, Thread> FACTORY = task -> new Thread(task);
    final Function<Runnable, Thread> own = task -> new Thread(task);
    final Supplier<Function<Runnable, Thread>> nested =
            () ->
                    task -> {
                        return new Thread(task);
                    };
    static final Comparator<String> ORDER =
            Comparator.comparing((String s) -> s.length()).thenComparing(s -> s);
    final Object o =
            new Object() {
                final Function<Runnable, Thread> in = task -> new Thread(task);

                {
                    Consumer<Pen> c = p -> p.draw();
                }
            };
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
