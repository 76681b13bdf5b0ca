package odd.broken_generics;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Bg<T, T> { List<int> a; Map<String> b; T<String> c; Bg<?, ?, ?> d = new Bg<>(1); <U extends V, V extends U> void e(U u) { u.f(); } class Cyc extends Cyc { } interface I1 extends I2 { } interface I2 extends I1 { } class C1<X extends C1<X, X>> { } List<? extends ? super Pen> g; static T h; Pen<Pen> k = new Pen<String>(); void l() { this.<Nope>e(null); Bg.<int>l(); var v; var w = null; var x = {1}; var y[] = null; List<Pen>[] z = new List<Pen>[3]; } }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
