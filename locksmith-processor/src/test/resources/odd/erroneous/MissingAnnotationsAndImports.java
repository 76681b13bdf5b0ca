package odd.missing_annotations_and_imports;
import nowhere.at.*; import nowhere.at.All; import static nowhere.At.all; import static java.util.List.nope; import java.util.*; import dev.locksmith.annotations.*;
@All @Nope(value = {1, "a", @Gone}) @ThreadConfined(x = 3) @Sendable(unchecked = 5) @Sendable @Sendable class Mi { @Consumes(1) @LockOrder @ScopeBound int f; @SuppressWarnings(nope) @SuppressWarnings(3) @SuppressWarnings({"a", 3, X}) void m(@Consumes @Nope Runnable r, @Sendable int... k) { @Nope int l = all(x -> x); @Override class Q { } } @LockOrder enum E { @After("x") A, @LockOrder.After({}) B, @LockOrder.After("C") C } @LockOrder class NotEnum { } @ThreadConfined @Sendable interface Both { } @interface Cyc { Cyc value() default @Cyc; Mi bad(); } }
@ThreadConfined final class Pen { void draw() {} }
final class Canary { void leak(Pen pen) { later(() -> pen.draw()); } private static void later(Runnable task) { new Thread(task).start(); } }
