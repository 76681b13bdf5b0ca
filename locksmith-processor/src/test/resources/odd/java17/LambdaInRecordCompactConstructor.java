package odd.lambda_in_record_compact_constructor;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

record Range(int low, int high, Function<Runnable, Thread> make) {
    static final Function<Runnable, Thread> MAKE = t -> new Thread(t);

    static {
        Function<Runnable, Thread> x = t -> new Thread(t);
    }

    Range {
        Function<Runnable, Runnable> wrap = t -> () -> t.run();
        if (make == null) make = task -> new Thread(wrap.apply(task));
    }

    Range(int low) {
        this(low, low, task -> new Thread(task));
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
