package odd.deep_expression;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Expr2 {
    String s(Object a) {
        return "" + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a
                + a + a + a + a + a + a + a + a + a + a + a + a + a + a;
    }

    StringBuilder b(Pen p) {
        return new StringBuilder()
                .append(p)
                .append(1)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p)
                .append(p);
    }

    int n(int x) {
        return ((((((((((((((((((((x))))))))))))))))))));
    }

    Supplier<Supplier<Supplier<Supplier<Supplier<Pen>>>>> sup(Pen p) {
        return () -> () -> () -> () -> () -> p;
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
