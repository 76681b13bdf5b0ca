package odd.not_exhaustive_flow;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Nf { final Pen p; final int q; int m(boolean b) { int x; if (b) x = 1; Runnable r = () -> System.out.println(x); x++; Runnable s = () -> x++; while (true) { } } int n() { for (;;) { } } void o() throws Exception { throw new Exception(); } void u() { o(); try { } catch (java.io.IOException e) { } return; o(); } { return; } static { throw new RuntimeException(); } static int z = z + y; static int y = z; }

class OfItself {
    static final java.util.Iterator<Object> EMPTY;
    static final java.util.Iterator<Object> NONE;

    static {
        java.util.Iterator<Object> it = it;
        java.util.List<Object> one = one;
        EMPTY = it;
        NONE = one.iterator();
    }
}

@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
