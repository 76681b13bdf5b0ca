package odd.streams_and_futures;

import dev.locksmith.annotations.*;

import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

class Flows {
    void go(List<Pen> pens, Pen pen) throws Exception {
        pens.stream()
                .filter(p -> p != pen)
                .map(p -> (Supplier<Pen>) () -> p)
                .flatMap(s -> Stream.of(s.get()))
                .peek(Pen::draw)
                .collect(
                        Collectors.groupingBy(
                                Pen::hashCode,
                                TreeMap::new,
                                Collectors.mapping(p -> p, Collectors.toList())))
                .forEach((k, v) -> v.forEach(Pen::draw));
        IntStream.range(0, 3)
                .mapToObj(i -> pens.get(i))
                .sorted(Comparator.comparing(Pen::hashCode).reversed().thenComparing(p -> 1))
                .reduce(pen, (a, b) -> a, (a, b) -> b)
                .draw();
        Stream.iterate(pen, p -> p)
                .limit(2)
                .takeWhile(p -> true)
                .findFirst()
                .ifPresentOrElse(Pen::draw, () -> {});
        CompletableFuture.supplyAsync(() -> 1)
                .thenApply(x -> x + 1)
                .thenCombine(CompletableFuture.completedFuture(2), Integer::sum)
                .whenComplete((v, t) -> {})
                .handle((v, t) -> v)
                .exceptionally(t -> null)
                .thenAccept(x -> {})
                .get();
        Stream.of(1, 2).parallel().map(x -> x * 2).sequential().forEach(x -> pen.draw());
        Collector<Pen, ?, List<Pen>> col =
                Collector.of(
                        ArrayList::new,
                        List::add,
                        (a, b) -> {
                            a.addAll(b);
                            return a;
                        },
                        Function.identity(),
                        Collector.Characteristics.IDENTITY_FINISH);
        pens.stream().collect(col);
        new TreeMap<String, Pen>().computeIfAbsent("a", k -> pen).draw();
        Optional.ofNullable(pen).map(p -> p).or(() -> Optional.of(pen)).filter(p -> true).stream()
                .toList();
        ThreadLocal<Pen> tl = ThreadLocal.withInitial(Pen::new);
        tl.get().draw();
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
