package odd.lambda_in_interface_constant;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

interface Steps {
    Function<Runnable, Thread> FACTORY = task -> new Thread(task);
    Map<String, Consumer<Pen>> ALL = Map.of("a", p -> p.draw(), "b", Pen::draw);

    @interface Named {
        Function<Runnable, Thread> FACTORY = task -> new Thread(task);

        Class<?>[] value() default {};

        int[] n() default {1, 2};
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
