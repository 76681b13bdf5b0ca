package dev.locksmith.processor.fuzz;

import java.util.Random;

/** Legal Java that nobody would write: each random number is a program. */
final class Grammar {

    private static final int SIZE = 250;

    /** What every program is made of. */
    private static final String VOCABULARY =
            """
            import dev.locksmith.annotations.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;

            @ThreadConfined class Pen { String name() { return ""; } }
            class Desk implements AutoCloseable {
            static Pen shared;
            Pen pen;
            Desk() {}
            Desk(Pen pen) { this.pen = pen; }
            @Override public void close() {}
            }
            @SingleUse class Ticket { @Consumes void use() {} void look() {} }
            class Worker extends Thread { Worker(Pen pen) {} }
            record Card<T>(T content) {}
            enum Kind { ONE, TWO, THREE }
            sealed interface Shape permits Round, Edgy {}
            record Round(String name) implements Shape {}
            record Edgy(Pen pen) implements Shape {}
            interface Cyclic<T extends Cyclic<? extends T>> { default T self() { return null; } }
            class Knot implements Cyclic<Knot> {}
            """;

    private static final String HELPERS =
            """
            static final Lock LOCK = new ReentrantLock();
            static final Lock OTHER = new ReentrantLock();
            static final ExecutorService POOL = Executors.newCachedThreadPool();
            static final List<Pen> PENS = new ArrayList<>();
            static final Map<String, Pen> MAP = new HashMap<>();
            static int count;
            static Object last;
            static boolean flag() { return count > 0; }
            static Pen anyPen() { return new Pen(); }
            static Shape shape() { return new Round(""); }
            static <T> T id(T given) { return given; }
            @SafeVarargs static <T> List<T> all(T... given) { return List.of(given); }
            static void use(Object given) {}
            static void later(Runnable task) { new Thread(task).start(); }
            static void here(Runnable task) { task.run(); }
            """;

    private final Dice dice;
    private final Statements statements;
    private final int release;

    private Grammar(Random random, int release) {
        this.dice = new Dice(random, SIZE);
        this.release = release;
        this.statements = new Statements(dice, release);
    }

    /**
     * A program.
     *
     * @param release the newest version of Java that may be written
     */
    static Input program(Random random, int release) {
        return new Input("Odd.java", new Grammar(random, release).program());
    }

    private String program() {
        StringBuilder text = new StringBuilder(VOCABULARY);
        text.append(dice.pick("", "", "@SuppressWarnings(\"locksmith:crosses-thread\") "));
        text.append(
                "public class Odd<A extends Comparable<? super A> & Runnable, B extends List<? extends B>> {\n");
        text.append(HELPERS);
        for (int members = 2 + dice.below(5); members > 0; members--) {
            text.append(member()).append("\n");
        }
        return text.append("}\n").toString();
    }

    private Expressions expressions() {
        return statements.expressions();
    }

    private String member() {
        return switch (dice.below(11)) {
            case 0, 1 -> method();
            case 2 -> field("static ", Scope.of(null, false, false));
            case 3 ->
                    field(
                            dice.pick("", "final ", "volatile ", "transient "),
                            Scope.of(null, true, false));
            case 4 -> "static {\n" + statements.some(Scope.of(null, false, false)) + "}";
            case 5 -> "{\n" + statements.some(Scope.of(null, true, false)) + "}";
            case 6 -> constructors();
            case 7 -> enumeration();
            case 8 -> record();
            case 9 -> inner();
            default -> annotated();
        };
    }

    private String field(String modifiers, Scope scope) {
        String type = expressions().anyType();
        return annotation()
                + modifiers
                + type
                + " "
                + dice.name("f")
                + " = "
                + expressions().placed(type, scope)
                + ";";
    }

    private String annotation() {
        return dice.pick(
                "",
                "",
                "",
                "@ThreadConfined ",
                "@Deprecated(since = \"\" + 1, forRemoval = 1 > 2) ",
                "@SuppressWarnings({\"locksmith:shared-state\", \"a\" + \"b\",}) ",
                "@SuppressWarnings(\"locksmith\") ");
    }

    private String method() {
        String result = dice.chance(40) ? "void" : expressions().anyType();
        boolean isStatic = dice.chance(40);
        boolean throwsAny = dice.chance(40);
        Scope scope = Scope.of(result, !isStatic, throwsAny);
        StringBuilder parameters = new StringBuilder();
        for (int count = dice.below(4); count > 0; count--) {
            String type = expressions().anyType();
            String name = dice.name("a");
            boolean isFixed = dice.chance(70);
            scope.add(name, type, isFixed);
            parameters
                    .append(parameters.length() == 0 ? "" : ", ")
                    .append(
                            dice.pick(
                                    "",
                                    "",
                                    "final ",
                                    type.equals("Runnable") ? "@Sendable " : "@Deprecated "))
                    .append(type)
                    .append(" ")
                    .append(name);
        }
        if (dice.chance(20)) {
            String name = dice.name("a");
            scope.add(name, "Pen[]", true);
            parameters.append(parameters.length() == 0 ? "" : ", ").append("Pen... ").append(name);
        }
        return annotation().replace("@ThreadConfined ", "@Deprecated ")
                + (isStatic ? "static " : "")
                + dice.pick("", "synchronized ", "final ", "private ")
                + dice.pick(
                        "", "<X extends Y, Y extends Cyclic<? super X>> ", "<E extends Exception> ")
                + result
                + " "
                + dice.name("m")
                + "("
                + parameters
                + ")"
                + (throwsAny ? " throws Exception " : " ")
                + statements.block(scope, result);
    }

    private String constructors() {
        String name = dice.name("C");
        Scope outer = Scope.of(null, false, false);
        String early = release >= 25 ? statements.some(outer.block()) : "";
        return dice.pick("", "static ", "private static ", "static abstract ", "final ")
                + "class "
                + name
                + " extends Desk implements Runnable {\n"
                + field("", Scope.of(null, true, false))
                + "\n"
                + name
                + "(Pen pen) {\n"
                + early
                + "super("
                + expressions().of("Pen", outer)
                + ");\n"
                + statements.some(Scope.of("void", true, false))
                + "}\n"
                + name
                + "(Runnable task, int... rest) {\n"
                + early
                + "this("
                + expressions().of("Pen", outer)
                + ");\n"
                + statements.some(Scope.of("void", true, false))
                + "}\n"
                + "{\n"
                + statements.some(Scope.of(null, true, false))
                + "}\n"
                + "public void run() "
                + statements.block(Scope.of("void", true, false), "void")
                + "\n}";
    }

    private String enumeration() {
        String name = dice.name("E");
        Scope outside = Scope.of(null, false, false);
        return "enum "
                + name
                + " implements Supplier<Object> {\n"
                + "A("
                + expressions().placed("Runnable", outside)
                + "),\n"
                + "@Deprecated B("
                + expressions().placed("Runnable", outside)
                + ") {\n"
                + "@Override public Object get() "
                + statements.block(Scope.of("Object", true, false), "Object")
                + "\n},\n"
                + ";\n"
                + field("static ", outside)
                + "\nfinal Runnable task;\n"
                + name
                + "(Runnable task) { this.task = task; }\n"
                + "@Override public Object get() { return task; }\n}";
    }

    private String record() {
        String name = dice.name("R");
        Scope scope = Scope.of(null, true, false);
        scope.add("pen", "Pen", true);
        scope.add("task", "Runnable", true);
        return dice.pick("", "@Sendable ")
                + "record "
                + name
                + "<T extends Comparable<T>>(Pen pen, Runnable task, T... rest) implements Runnable {\n"
                + dice.pick(
                        "",
                        name + " {\n" + statements.some(scope.block()) + "}\n",
                        name
                                + "(Pen pen) { this(pen, "
                                + expressions().of("Runnable", Scope.of(null, false, false))
                                + "); }\n")
                + "public void run() "
                + statements.block(Scope.of("void", true, false), "void")
                + "\n}";
    }

    private String inner() {
        String name = dice.name("I");
        String deeper = dice.name("D");
        Scope scope = Scope.of("void", true, false);
        return "class "
                + name
                + " {\nclass "
                + deeper
                + " extends "
                + name
                + " {\n"
                + field("", Scope.of(null, true, false))
                + "\n"
                + deeper
                + "() { Odd.this.super(); }\n"
                + "void go() "
                + statements.block(scope, "void")
                + "\n}\n"
                + "Object make() { return new Odd<A, B>().new "
                + name
                + "().new "
                + deeper
                + "() {\n"
                + "@Override void go() "
                + statements.block(Scope.of("void", true, false), "void")
                + "\n}; }\n}";
    }

    private String annotated() {
        String name = dice.name("N");
        return "@java.lang.annotation.Target({java.lang.annotation.ElementType.METHOD, java.lang.annotation.ElementType.TYPE_USE})\n@interface "
                + name
                + " { int[] value() default {1, 2 + 3}; Class<?>[] types() default {};"
                + " Kind kind() default Kind.ONE; Runnable TASK = "
                + expressions().placed("Runnable", Scope.of(null, false, false))
                + "; }\n"
                + "@"
                + name
                + "(value = 'c' + 1, types = {int.class, Odd[].class}) void "
                + dice.name("m")
                + "(@"
                + name
                + " Odd<A, B> this, List<? super Cyclic<?>> list) "
                + statements.block(Scope.of("void", true, false), "void");
    }
}
