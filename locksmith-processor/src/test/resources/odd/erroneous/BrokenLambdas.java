package odd.broken_lambdas;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Bl { Runnable a = x -> x; Object b = () -> { }; var c = () -> 1; Function<Pen> d = p -> p.e; Comparator<Pen> f = (a, a) -> a; static { (x) -> x; Runnable r = (int y, z) -> { }; Function<Pen, Pen> g = p -> { }; g = p -> { return; }; g = p -> { p = null; undefined++; }; int i = () -> 3; } void m() { m(() -> n(q -> q.m(), Bl::no)); ((x) -> x).run(); Supplier<Supplier<?>> s = () -> () -> t; } }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
