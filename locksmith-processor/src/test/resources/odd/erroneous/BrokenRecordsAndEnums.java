package odd.broken_records_and_enums;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
record Br(int a, int a, Missing m, Pen... p, int q) { int field; Br { return; } Br(int z) { } Br(String s) { this.a = 1; } native void n(); abstract static class Q; }
enum Be { A(x -> x), B { void z() { y(); } }, A; Be(Missing... m) { super(); } abstract void gone(); static { A.gone(t -> t); } }
sealed class Se permits Nope, Se { } final class Fi extends Se { } interface It { int x; void y() { } private z(); }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
