package odd.lambda_parameter_is_no_receiver;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

interface Step {
    void go();
}

class Own implements Step {
    private final Pen pen = new Pen();

    @Override
    public void go() {
        Consumer<Runnable> c = task -> new Thread(task).start();
        c.accept(() -> {});
    }

    static void all(Step step) {
        step.go();
    }

    void now() {
        all(this);
        go();
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
