package odd.local_types;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Locals {
    Object go(Pen pen, int n) {
        record Point(int x, Pen p) {
            Point {
                if (x < 0) throw new IllegalArgumentException();
            }

            Point(Pen p) {
                this(0, p);
            }

            static Point of(Pen p) {
                return new Point(p);
            }

            void draw() {
                p.draw();
            }
        }
        enum Color {
            RED {
                @Override
                Runnable r() {
                    return () -> {};
                }
            },
            GREEN;

            Runnable r() {
                return this::name;
            }
        }
        interface Shape {
            Pen pen();

            default void draw() {
                pen().draw();
            }

            private void x() {}

            static Shape of(Pen p) {
                return () -> p;
            }
        }
        class Mine<T extends Shape> implements Shape {
            final T t;

            Mine(T t) {
                this.t = t;
            }

            public Pen pen() {
                return pen;
            }

            class Deep {
                Pen q = pen;

                {
                    q.draw();
                    n();
                }

                int n() {
                    return n + Mine.this.hashCode();
                }
            }
        }
        Shape s = Shape.of(pen);
        new Mine<>(s).new Deep().q.draw();
        new Mine<>(s) {
            {
                draw();
            }
        };
        return switch (Color.RED) {
            case RED -> new Point(pen);
            case GREEN -> Point.of(pen);
        };
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
