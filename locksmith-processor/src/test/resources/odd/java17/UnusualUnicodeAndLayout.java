package odd.unusual_unicode_and_layout;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class L {
    Runnable r = () -> {};

    void a() {
        r =
                () -> {
                    r.run();
                };
    } /***/

    Pen p;

    void b(Pen... p) {
        for (var x : p) x.draw();
    }

    int c = 1;
    int d = - -c;
    int e = c + + +d;
    boolean f = !!true;
    String g = /*x*/ "//" + '"' + "\"";
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
