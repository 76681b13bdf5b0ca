package odd.exceptions;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Throws {
    <X extends Throwable> void sneaky(Throwable t) throws X {
        throw (X) t;
    }

    static class Res implements AutoCloseable {
        public void close() throws java.io.IOException {}

        Res in() {
            return this;
        }
    }

    final Res field = new Res();

    void go(Pen pen) throws Exception {
        Res r0 = new Res();
        try (r0;
                field;
                this.field;
                Res a = new Res();
                Res b = a.in()) {
            pen.draw();
        } catch (java.io.IOException | IllegalStateException e) {
            Runnable r = () -> e.printStackTrace();
            r.run();
            e.addSuppressed(e);
        } catch (final Exception e) {
            throw e;
        } finally {
            try {
            } finally {
            }
        }
        try {
            throw new Error();
        } catch (Throwable t) {
            this.<RuntimeException>sneaky(t);
        }
        try (var x = Stream.of(pen)) {
            x.forEach(Pen::draw);
        }
        try {
            while (true) {
                if (pen == null) break;
            }
        } finally {
            pen = null;
        }
    }

    void nested() {
        try {
            try {
                go(null);
            } finally {
                go(null);
            }
        } catch (Exception e) {
            try {
                throw e;
            } catch (Exception f) {
            }
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
