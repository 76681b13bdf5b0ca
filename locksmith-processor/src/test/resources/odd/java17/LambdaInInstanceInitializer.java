package odd.lambda_in_instance_initializer;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Registry {
    final List<Consumer<Runnable>> all = new ArrayList<>();

    {
        all.add(task -> task.run());
        Consumer<Pen> draw =
                pen -> {
                    Runnable again = () -> pen.draw();
                    again.run();
                };
        draw.accept(null);
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
