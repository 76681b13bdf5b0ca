import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.locksmith.annotations.SingleUse;
import dev.locksmith.annotations.ThreadConfined;

record Range(int make, Function<Runnable, Thread> make) {}

record Pens(Pen pen, Pen pen, List<Pen> pens, Pen... pens) {
    Pens {
        pen = new Pen();
    }

    Pens {
        pen = null;
    }

    public Pen pen() {
        return pen;
    }

    public Pen pen() {
        return pen;
    }
}

record NoHeader {
    NoHeader {}
}

record Generic<T, T extends Pen, T>(T t, T t) {}

@ThreadConfined
@ThreadConfined
class Pen {
    Pen pen;
    Pen pen = new Pen();

    Pen() {}

    Pen() {
        pen.pen = this;
    }

    <T, T> T same(T t, T t) {
        return t;
    }

    <T, T> T same(T t, T t) {
        return t;
    }
}

enum Kind implements Supplier<Pen>, Supplier<Pen> {
    ONE,
    ONE {
        @Override
        public Pen get() {
            return new Pen();
        }
    },
    ONE(new Pen());

    @Override
    public Pen get() {
        return null;
    }

    @Override
    public Pen get() {
        return null;
    }
}

sealed interface Shape permits Round, Round {}

record Round(Pen pen) implements Shape, Shape {}

record Round(Runnable task) implements Shape {}

class Desk {
    static final ExecutorService POOL = Executors.newCachedThreadPool();
    static final ExecutorService POOL = null;

    class Pen {}

    class Pen {}

    void locals(Pen pen, Pen pen) {
        Pen pen = new Pen();
        Runnable task = () -> use(pen);
        Runnable task = () -> use(pen, task);
        POOL.execute(task);
        Function<Pen, Pen> same = pen -> pen;
        java.util.function.BiFunction<Pen, Pen, Pen> two = (x, x) -> x;
        class Local extends Pen implements Runnable {
            public void run() {
                use(pen);
            }
        }
        class Local extends Pen {}
        POOL.execute(new Local());
        label:
        label:
        for (Pen pen : List.of(pen)) {
            continue label;
        }
        try (AutoCloseable task = () -> use(pen); AutoCloseable task = null) {
            use(task);
        } catch (RuntimeException | RuntimeException task) {
            use(task);
        } catch (Exception task) {
        }
        Object o = pen;
        if (o instanceof Pen pen && o instanceof Runnable pen) {
            POOL.execute(pen);
        }
        switch (o.hashCode()) {
            case 1, 1 -> use(pen);
            default -> use(o);
            case 1 -> POOL.execute(() -> use(pen));
            default -> use(o);
        }
    }

    synchronized void locals(Pen pen, Pen pen) {
        synchronized (this) {
            use(pen);
        }
    }

    static void use(Object... things) {}

    static void use(Object[] things) {}
}

@SingleUse
class Ticket {}

@SingleUse
class Ticket extends Ticket {}
