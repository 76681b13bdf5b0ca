package odd.this_escapes;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Escape {
    static Escape last;
    static final List<Object> ALL = new ArrayList<>();
    Runnable r;
    final Escape self;
    Escape next = this;

    {
        last = this;
        ALL.add(this);
        r = this::go;
        r = () -> this.go();
    }

    Escape() {
        self = this;
        last = Escape.this;
        new Object() {
            {
                last = Escape.this;
            }
        };
        Runnable x = () -> last = this;
        x.run();
        init(this);
    }

    void init(Escape e) {
        e.next = this;
        e.next.next.self.next = e;
    }

    void go() {}

    static Escape of() {
        Escape e =
                new Escape() {
                    @Override
                    void go() {
                        super.go();
                        super.init(this);
                        super.toString();
                        last = this;
                    }
                };
        return e;
    }

    Escape(int i) {
        this();
        (this).next = null;
        ((Escape) this).next = this;
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
