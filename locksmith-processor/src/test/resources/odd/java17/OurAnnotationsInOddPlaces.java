package odd.our_annotations_in_odd_places;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

@Sendable
interface Msg {}

@ThreadConfined
interface Gui {
    @ThreadConfined
    Runnable r();
}

class Marks<@Sendable T, U extends @Sendable Object> {
    @ThreadConfined Runnable @Sendable [] x;
    List<@ThreadConfined ? extends @Sendable Runnable> l;

    @ThreadConfined
    Runnable m(@Sendable Runnable... r) {
        return null;
    }

    <@Sendable(unchecked = "x" + "y") V> V v(@Sendable V v) {
        return v;
    }

    void r(@ThreadConfined Marks<T, U> this) {}

    void l() {
        @ThreadConfined Runnable a = null;
        @Sendable Runnable b = () -> {};
        BiConsumer<Pen, Pen> c = (@ThreadConfined Pen p, Pen q) -> p.draw();
        try (@ThreadConfined AutoCloseable ac = () -> {}) {
        } catch (@ThreadConfined Exception e) {
        }
        for (@ThreadConfined Object o : List.of()) {}
        if ((Object) a instanceof @ThreadConfined Runnable z) {}
    }
}

@SingleUse
final class Ticket {
    @Consumes
    void use() {}

    static {
        Consumer<Ticket> c = t -> t.use();
        Consumer<Ticket> d = Ticket::use;
        Ticket own = new Ticket();
        own.use();
    }

    {
        Consumer<Ticket> c = t -> t.use();
    }

    final Consumer<Ticket> f =
            t -> {
                t.use();
            };
}

@ScopeBound
final class Sc implements AutoCloseable {
    public void close() {}

    static final Function<Sc, Sc> ID = s -> s;

    static {
        Consumer<Sc> c = s -> s.close();
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
