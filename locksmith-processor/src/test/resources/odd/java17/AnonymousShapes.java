package odd.anonymous_shapes;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Anon {
    <T> Comparator<T> c(Comparator<? super T> o) {
        return new Comparator<>() {
            Comparator<T> x = this;

            {
                x = (a, b) -> 0;
            }

            @Override
            public int compare(T a, T b) {
                return o.compare(a, b);
            }
        };
    }

    Object o =
            new Object() {
                int n;

                {
                    n = 3;
                }

                int m() {
                    return new Object() {
                        int k = n;

                        int q() {
                            return k + m();
                        }
                    }.q();
                }
            }.m();

    void go(Pen pen) {
        var v =
                new Object() {
                    Pen p = pen;
                    int count;

                    void inc() {
                        count++;
                        p.draw();
                    }
                };
        v.inc();
        v.p.draw();
        v.count++;
        Runnable r = v::inc;
        new ArrayList<Pen>() {
            {
                add(pen);
                forEach(Pen::draw);
            }
        }.get(0).draw();
        new HashMap<String, Runnable>(3, 0.5f) {
            {
                put("a", () -> pen.draw());
            }
        };
        new Abs(pen::draw, () -> {}) {
            @Override
            void x() {
                super.y();
            }
        };
        new <String>Abs(() -> {}) {
            @Override
            void x() {}
        };
        new Thread("n") {
            @Override
            public void run() {}
        };
        Iterable<Pen> it =
                () ->
                        new Iterator<>() {
                            int i;

                            public boolean hasNext() {
                                return i < 1;
                            }

                            public Pen next() {
                                i++;
                                return pen;
                            }
                        };
        for (Pen p : it) p.draw();
    }

    abstract static class Abs {
        <S> Abs(Runnable... r) {}

        abstract void x();

        void y() {}
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
