package odd.lambda_in_enum_constants;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

enum Step {
    FIRST(task -> task.run()) {
        {
            Consumer<Runnable> c = t -> t.run();
        }

        @Override
        void go(Runnable r) {
            r.run();
        }
    },
    SECOND(Runnable::run),
    MANY(x -> x.run(), y -> y.run()) {
        final Consumer<Runnable> more = z -> z.run();

        static {
            Consumer<Runnable> c = t -> t.run();
        }
    };
    final Consumer<Runnable>[] steps;
    static final Map<String, Step> BY_NAME = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(step -> BY_NAME.put(step.name(), step));
    }

    @SafeVarargs
    Step(Consumer<Runnable>... steps) {
        this.steps = steps;
    }

    void go(Runnable r) {
        for (var s : steps) s.accept(r);
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
