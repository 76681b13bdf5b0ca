package odd.own_threads;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Own extends Thread {
    final Runnable r;

    Own(Runnable r, Runnable... more) {
        super(r, "x");
        this.r = r;
        for (Runnable m : more) m.run();
    }

    Own() {
        this(() -> {}, () -> {});
    }

    @Override
    public void run() {
        super.run();
        this.r.run();
    }

    static class Task extends java.util.TimerTask {
        @Override
        public void run() {}
    }

    static class Fj extends RecursiveTask<Integer> {
        @Override
        protected Integer compute() {
            return new Fj().fork().join();
        }
    }

    void go() {
        new Own(this).start();
        new Timer().schedule(new Task(), 1);
        new Timer(true)
                .schedule(
                        new java.util.TimerTask() {
                            @Override
                            public void run() {}
                        },
                        1);
        ExecutorService e =
                Executors.newFixedThreadPool(
                        1,
                        r2 -> {
                            Thread t = new Own(r2);
                            t.setDaemon(true);
                            return t;
                        });
        e.execute(Own.this);
        ForkJoinPool.commonPool().invoke(new Fj());
        new Thread(null, this::run, "a") {
            {
                setName("b");
                start();
            }
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
