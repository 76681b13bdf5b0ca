package odd.flows_with_null;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Nulls {
    Runnable n = null;

    void go(Pen p) {
        Runnable r = null;
        r = (Runnable) null;
        take(null);
        take((Runnable) null, null);
        take();
        new Thread((Runnable) null).start();
        List<Pen> l = null;
        for (Pen q : l) q.draw();
        Object o = null;
        ((Pen) o).draw();
        Supplier<Runnable> s = () -> null;
        s.get().run();
        Pen[] ps = {null, p};
        ps = null;
        throw null;
    }

    void take(Runnable... r) {}

    <T> T nul() {
        return null;
    }

    void gen() {
        this.<Pen>nul().draw();
        Runnable r = nul();
        Pen p = nul();
        int i = this.<Integer>nul();
        synchronized (nul()) {
        }
        for (Object o : this.<Object[]>nul()) {}
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
