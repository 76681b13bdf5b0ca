package odd.wrong_arity;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Wa { void f(Runnable... r) { } static void g(int a, Pen b) { } Wa(int i) { } void go(Pen p) { f(p); f(() -> 1, x -> x); g(); g(p, 1, 2); new Wa(); new Wa(1, p) { }; new Wa(() -> { }) { Runnable q = z -> z; }; this(3); super(); p.draw().draw(); new Thread(p).start(); new Thread(p::nope).start(); new Thread(Pen::draw).start(); Executors.newCachedThreadPool().submit(); Executors.newCachedThreadPool().submit(p, p, p); } }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
