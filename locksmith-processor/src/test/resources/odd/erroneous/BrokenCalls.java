package odd.broken_calls;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Bc { final int f; static void s() { this.i(); super.t(); i(); f = 1; } void i() { Bc.this.f = 2; Other.this.x(); Object.super.y(); new Inner(); outer.new Gone(() -> { }); "x".length; 3.foo(); null.bar(); int.class.x(); i().j(() -> k); (true ? 1 : gone()).l(); new int[]{"a"}[b]; a[0] = c[d]; e.f.g.h = () -> i.j; x += y -> z; throw 3; throw gone; synchronized (1) { } assert 1 : void; for (int q : 3) { } for (Gone g : gones(h -> h)) g.run(); try (3) { } try (Pen p = new Pen()) { } catch (String e) { } label: class L { } } }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
