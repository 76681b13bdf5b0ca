package odd.local_classes_in_initializers;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Shop {
    static {
        class Local {
            void a(Runnable r) {
                Consumer<Runnable> c = x -> x.run();
                c.accept(r);
            }

            Local(Pen p) {}
        }
        new Local(null).a(() -> {});
    }

    {
        class Local {
            final Pen pen = new Pen();

            void b() {
                Runnable r = () -> pen.draw();
                r.run();
            }
        }
        new Local().b();
        record R(Pen p) {}
        enum E {
            A,
            B
        }
        interface I {
            void x(Pen p);
        }
        I i = p -> p.draw();
        i.x(new R(null).p());
    }

    final Object field =
            new Object() {
                Object inner =
                        new Object() {
                            Consumer<Pen> c =
                                    p -> {
                                        class L {
                                            void x() {
                                                p.draw();
                                            }
                                        }
                                        new L().x();
                                    };
                        };
            };
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
