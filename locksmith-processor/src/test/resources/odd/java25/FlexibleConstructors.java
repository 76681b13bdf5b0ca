package odd.flexible_constructors;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Flex {
    final Runnable r;
    final int n;

    Flex(Runnable r, int n) {
        this.r = r;
        this.n = n;
    }

    Flex(int k) {
        Runnable own = () -> {};
        if (k < 0) throw new IllegalArgumentException();
        class Loc {
            void x(Runnable q) {
                q.run();
            }
        }
        new Loc().x(own);
        Consumer<Runnable> c = t -> t.run();
        this(
                own,
                switch (k) {
                    case 1 -> 2;
                    default -> {
                        try {
                            yield 3;
                        } finally {
                        }
                    }
                });
        r.run();
    }

    static class Sub extends Flex {
        final Pen pen;

        Sub(Pen p) {
            pen = p;
            var x =
                    new Object() {
                        int v = 1;
                    };
            super(() -> {}, x.v);
            pen.draw();
        }

        Sub() {
            this(new Pen());
        }
    }

    class In {
        Pen q;

        In(Pen p) {
            q = p;
            p.draw();
            super();
        }
    }

    enum E {
        A(1);
        final int z;

        E(int i) {
            int j = i;
            z = j;
        }
    }

    record Rec(int a) {
        Rec(String s) {
            int l = s.length();
            this(l);
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
