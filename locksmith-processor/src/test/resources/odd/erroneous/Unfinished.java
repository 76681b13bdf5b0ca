package odd.unfinished;
import dev.locksmith.annotations.*; import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.function.*; import java.util.stream.*;
class Uf { void a() { Runnable r = () -> { new Thread(r).start(
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
