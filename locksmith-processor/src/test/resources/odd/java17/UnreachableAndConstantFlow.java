package odd.unreachable_and_constant_flow;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Flow2 {
    static final boolean DEBUG = false;

    void go(Pen p) {
        if (DEBUG) {
            Runnable r = () -> p.draw();
            r.run();
        }
        if (false) p.draw();
        for (; ; ) {
            if (DEBUG) return;
        }
    }

    int c() {
        while (true) {
            if (DEBUG) continue;
            try {
                return 1;
            } finally {
                p();
            }
        }
    }

    void p() {
        do {
            if (DEBUG) return;
        } while (DEBUG);
    }

    void q(boolean b) {
        final int x;
        if (b) x = 1;
        else x = 2;
        Runnable r = () -> System.out.println(x);
        final Pen late;
        late = new Pen();
        Runnable s = late::draw;
        int unused;
        Pen never;
        for (Pen z = null, y = z; ; z = y) {
            if (z == y) break;
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
