package odd.modules_imports;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Im {
    void go() {
        var x = Stream.of(1).gather(Gatherers.windowFixed(2)).toList();
        ScopedValue<String> sv = ScopedValue.newInstance();
        ScopedValue.where(sv, "a").run(() -> sv.get());
        Thread.ofVirtual().start(() -> {});
        Thread.startVirtualThread(() -> {});
        try (var e = Executors.newVirtualThreadPerTaskExecutor()) {
            e.submit(() -> 1);
        }
        StableX s = new StableX();
        SequencedCollection<Pen> sc = new ArrayList<>();
        sc.addFirst(new Pen());
        sc.reversed().getFirst().draw();
    }

    static class StableX {}
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
