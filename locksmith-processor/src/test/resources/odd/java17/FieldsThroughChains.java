package odd.fields_through_chains;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Chain {
    Chain next;
    Pen pen;
    Runnable task;
    Chain[] many;
    static Chain root;
    Map<String, Chain> by = new HashMap<>();

    Chain next(Runnable r) {
        next.task = r;
        return next;
    }

    void go(Chain c, Pen p) {
        c.next.next.task = () -> {};
        this.next.many[1].by.get("a").next.task = null;
        root = null;
        Chain.root = c.next == null ? null : null;
        many[0] = c;
        (c.next).next = c;
        next(() -> {}).next(p::draw).next(this::toString).task.run();
        c.by.computeIfAbsent("x", k -> new Chain()).next.pen = p;
        new Chain().next(() -> p.draw());
        Chain local = new Chain();
        local.task = () -> p.draw();
        local.next = local;
        local.next.next.task.run();
        Chain[] arr = {local, c};
        arr[0].task = p::draw;
        List<Chain> l = new ArrayList<>();
        l.add(local);
        l.get(0).task.run();
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
