package odd.broken_patterns;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Bp { void m(Object o) { if (o instanceof Missing m && m.x) { } if (o instanceof String o) { } if (o instanceof int i) { } if (o instanceof List<Pen> p) p.get(0).draw(); switch (o) { case String s -> s.nope(); case Missing q -> q.r(); } int x = switch (o) { case 1 -> "a"; }; int y = switch (x) { }; yield 3; break nowhere; continue; return 1; case 3: } int n() { } int q() { return; } void dup(int a, int a) { int a; String a; } void dup(int b, int c) { } Bp Bp() { } }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
