package odd.lambda_in_static_block;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Registry {
    static final BiConsumer<List<Object>, Object> ADD;
    static final Function<Pen, Runnable> LATER;

    static {
        ADD = (list, item) -> list.add(item);
        LATER =
                pen -> {
                    Function<Pen, Pen> same = inner -> inner;
                    return () -> same.apply(pen).draw();
                };
        for (int i = 0; i < 2; i++) {
            int j = i;
            IntUnaryOperator op = x -> x + j;
            op.applyAsInt(i);
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
