package odd.switches_old_and_new;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Switches {
    enum E {
        A,
        B,
        C
    }

    int go(E e, String s, Integer i, char c) {
        int x =
                switch (e) {
                    case A, B -> 1;
                    case C -> {
                        try {
                            yield 2;
                        } finally {
                            s = "";
                        }
                    }
                };
        x +=
                switch (s) {
                    case "a":
                        yield 1;
                    case "b":
                    case "c":
                        {
                            if (x > 0) yield 3;
                        }
                    default:
                        yield switch (c) {
                            case 'x' -> 4;
                            default -> throw new IllegalStateException();
                        };
                };
        switch (i) {
            case 1:
            case 2:
                break;
            default:
                x = 3;
            case 4:
                {
                    int y = 4;
                    x = y;
                }
        }
        switch (e) {
        }
        switch (e) {
            default -> {}
        }
        switch (e) {
            case A -> x = 1;
            case B -> throw new Error();
            case C -> {
                return 1;
            }
        }
        Runnable r =
                switch (x) {
                    case 1 -> () -> {};
                    case 2 -> this::hashCode;
                    default -> {
                        Runnable q = null;
                        yield q;
                    }
                };
        r.run();
        Supplier<Supplier<Integer>> ss =
                switch (x) {
                    case 1 ->
                            () ->
                                    () ->
                                            switch (s0()) {
                                                default -> 3;
                                            };
                    default ->
                            () -> {
                                int z = 0;
                                return () -> z;
                            };
                };
        var v =
                switch (x) {
                    case 1 -> 1;
                    case 2 -> "a";
                    default -> List.of();
                };
        v.hashCode();
        return (switch (x) {
                            default -> new int[] {1};
                        })
                        [0]
                + switch (x) {
                    case 3 -> 1;
                    default -> 2;
                };
    }

    String s0() {
        return "";
    }

    void dup(int a) {
        switch (a) {
            case 1:
                Pen p;
            case 2:
                p = new Pen();
                p.draw();
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
