package odd.compact_constructor_hands_over;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

record Job(Runnable task, Pen pen) {
    Job {
        task.run();
        Consumer<Pen> c = p -> p.draw();
        c.accept(pen);
    }

    record Inner<T extends Comparable<T>>(T one, T... more) {
        Inner {
            Objects.requireNonNull(one);
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
