package dev.locksmith.processor.fuzz;

import java.util.List;

/** Expressions of a type that is asked for. Each stands by itself: no cast is left to its place. */
final class Expressions {

    /** The types that programs are made of. */
    static final List<String> TYPES =
            List.of(
                    "int",
                    "long",
                    "boolean",
                    "char",
                    "String",
                    "Object",
                    "Pen",
                    "Pen",
                    "Desk",
                    "Ticket",
                    "Runnable",
                    "Runnable",
                    "Supplier<Pen>",
                    "Function<Object, String>",
                    "Callable<String>",
                    "Comparator<String>",
                    "int[]",
                    "Pen[]",
                    "List<Pen>",
                    "Map<String, Pen>",
                    "Thread",
                    "ExecutorService",
                    "Lock",
                    "Cyclic<?>",
                    "AtomicReference<Object>",
                    "Future<?>",
                    "StringBuilder");

    private final Dice dice;
    private final Functions functions;
    private final int release;

    Expressions(Dice dice, Statements statements, int release) {
        this.dice = dice;
        this.release = release;
        this.functions = new Functions(dice, this, statements);
    }

    Functions functions() {
        return functions;
    }

    String anyType() {
        return dice.pick(TYPES);
    }

    /** An expression where its type is known from the place: a function needs no cast there. */
    String placed(String type, Scope scope) {
        String function = dice.chance(60) ? functions.bare(type, scope) : null;
        return function == null ? of(type, scope) : function;
    }

    String of(String type, Scope scope) {
        if (dice.isTired() || dice.chance(35)) {
            return leaf(type, scope);
        }
        return dice.chance(40) ? around(type, scope) : special(type, scope);
    }

    String condition(Scope scope) {
        return of("boolean", scope);
    }

    private String leaf(String type, Scope scope) {
        List<String> known = scope.named(type, any -> true);
        if (!known.isEmpty() && dice.chance(75)) {
            return dice.pick(known);
        }
        return switch (type) {
            case "int" ->
                    dice.pick("0", "1", "0x7f", "1_000", "(int) 'a'", "Integer.MAX_VALUE", "count");
            case "long" -> dice.pick("0L", "1L", "07L", "count");
            case "boolean" -> dice.pick("flag()", "flag()", "!flag()");
            case "char" -> dice.pick("'x'", "'\\u0041'", "'\\n'");
            case "String" -> dice.pick("\"s\"", "\"\"", "(\"a\" + 'b' + 1)", "\"\"\"\n text\"\"\"");
            case "Object" ->
                    dice.pick("new Object()", "new Pen()", "LOCK", "Pen.class", "new int[0]");
            case "Pen" -> dice.pick("new Pen()", "new Pen()", "anyPen()", "Desk.shared");
            case "Desk" -> dice.pick("new Desk(new Pen())", "new Desk()", "new Desk() {}");
            case "Ticket" -> "new Ticket()";
            case "int[]" -> dice.pick("new int[] {1, 2}", "(new int[3])", "new int[][] {{1}}[0]");
            case "Pen[]" ->
                    dice.pick("(new Pen[1])", "new Pen[] {new Pen()}", "new Pen[][] {{}}[0]");
            case "List<Pen>" ->
                    dice.pick(
                            "new ArrayList<Pen>()",
                            "PENS",
                            "List.<Pen>of()",
                            "new CopyOnWriteArrayList<Pen>()");
            case "Map<String, Pen>" ->
                    dice.pick(
                            "new HashMap<String, Pen>()",
                            "MAP",
                            "new ConcurrentHashMap<String, Pen>()");
            case "Thread" -> dice.pick("Thread.currentThread()", "new Thread()", "new Thread() {}");
            case "ExecutorService" ->
                    dice.pick(
                            "POOL", "Executors.newCachedThreadPool()", "ForkJoinPool.commonPool()");
            case "Lock" -> dice.pick("LOCK", "OTHER", "new ReentrantLock()");
            case "Cyclic<?>" -> dice.pick("new Knot()", "new Knot() {}");
            case "AtomicReference<Object>" ->
                    dice.pick("new AtomicReference<Object>()", "new AtomicReference<>((Object) 1)");
            case "Future<?>" -> dice.pick("new CompletableFuture<Pen>()", "POOL.submit(() -> {})");
            case "StringBuilder" -> "new StringBuilder()";
            default -> functions.cast(type, scope);
        };
    }

    /** What can stand around an expression of any type. */
    private String around(String type, Scope scope) {
        boolean isPrimitive = Character.isLowerCase(type.charAt(0)) && !type.endsWith("]");
        String boxed = boxed(type);
        return switch (dice.below(14)) {
            case 0 ->
                    "("
                            + condition(scope)
                            + " ? "
                            + of(type, scope)
                            + " : "
                            + of(type, scope)
                            + ")";
            case 1 -> "(" + of(type, scope) + ")";
            case 2 -> "(" + "(" + type + ") (" + of(type, scope) + "))";
            case 3 -> "id(" + of(type, scope) + ")";
            case 4 -> "Odd.<" + boxed + ">id(" + of(type, scope) + ")";
            case 5 -> functions.called(type, boxed, scope);
            case 6 -> switchOver(type, scope);
            case 7 -> assignment(type, scope);
            case 8 ->
                    "new Object() { "
                            + type
                            + " it = "
                            + of(type, scope.member(null, false))
                            + "; }.it";
            case 9 ->
                    "Odd.<"
                            + boxed
                            + ">all("
                            + of(type, scope)
                            + ", "
                            + of(type, scope)
                            + ").get(0)";
            case 10 ->
                    isPrimitive
                            ? of(type, scope)
                            : "((" + type + ") (Object) " + of(type, scope) + ")";
            case 11 ->
                    isPrimitive || type.contains("<")
                            ? of(type, scope)
                            : "new " + type + "[] {" + of(type, scope) + "}[0]";
            case 12 -> "Optional.<" + boxed + ">ofNullable(" + of(type, scope) + ").orElseThrow()";
            default -> "new Card<" + boxed + ">(" + of(type, scope) + ").content()";
        };
    }

    static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "long" -> "Long";
            case "boolean" -> "Boolean";
            case "char" -> "Character";
            default -> type;
        };
    }

    private String assignment(String type, Scope scope) {
        List<String> open = scope.named(type, each -> !each.isFixed());
        return open.isEmpty()
                ? of(type, scope)
                : "(" + dice.pick(open) + " = " + of(type, scope) + ")";
    }

    private String switchOver(String type, Scope scope) {
        Scope inside = scope.inside();
        String bound = dice.name("b");
        Scope withBound = scope.inside();
        withBound.add(bound, "String", true);
        String text =
                switch (dice.below(release >= 21 ? 5 : 3)) {
                    case 0 ->
                            "switch ("
                                    + of("int", scope)
                                    + ") { case 1, 2 -> "
                                    + of(type, inside)
                                    + "; case 3 -> { if (flag()) yield "
                                    + of(type, inside)
                                    + "; yield "
                                    + of(type, inside)
                                    + "; } default -> throw new IllegalStateException(); }";
                    case 1 ->
                            "switch (Kind.ONE) { case ONE: yield "
                                    + of(type, inside)
                                    + "; case TWO: case THREE: default: yield "
                                    + of(type, inside)
                                    + "; }";
                    case 2 ->
                            "switch ("
                                    + of("String", scope)
                                    + ") { case \"a\" -> "
                                    + of(type, inside)
                                    + "; default -> { synchronized (LOCK) { yield "
                                    + of(type, inside)
                                    + "; } } }";
                    case 3 ->
                            "switch ((Object) "
                                    + of("Object", scope)
                                    + ") { case String "
                                    + bound
                                    + " when "
                                    + condition(withBound)
                                    + " -> "
                                    + of(type, withBound)
                                    + "; case Card<?>(String "
                                    + bound
                                    + ") -> "
                                    + of(type, withBound)
                                    + "; case null, default -> "
                                    + of(type, inside)
                                    + "; }";
                    default ->
                            "switch (shape()) { case Round(var "
                                    + bound
                                    + ") -> { Object o"
                                    + bound
                                    + " = "
                                    + bound
                                    + "; yield "
                                    + of(type, inside)
                                    + "; } case Edgy "
                                    + bound
                                    + " -> "
                                    + of(type, inside)
                                    + "; }";
                };
        return "(" + text + ")";
    }

    private String special(String type, Scope scope) {
        return switch (type) {
            case "int" -> number(scope);
            case "long" ->
                    dice.pick(
                            "(" + of("int", scope) + " * 1L)",
                            "(-" + of("long", scope) + ")",
                            "System.nanoTime()");
            case "boolean" -> truth(scope);
            case "char" -> "\"abc\".charAt(" + of("int", scope) + ")";
            case "String" -> text(scope);
            case "Object" -> of(boxed(anyType()), scope, "Object");
            case "Pen" ->
                    switch (dice.below(6)) {
                        case 0 -> of("Desk", scope) + ".pen";
                        case 1 -> of("List<Pen>", scope) + ".get(0)";
                        case 2 ->
                                of("Map<String, Pen>", scope) + ".get(" + of("String", scope) + ")";
                        case 3 -> of("Pen[]", scope) + "[" + of("int", scope) + "]";
                        case 4 -> of("Supplier<Pen>", scope) + ".get()";
                        default ->
                                of("Map<String, Pen>", scope)
                                        + ".computeIfAbsent(\"k\", k"
                                        + dice.name("")
                                        + " -> new Pen())";
                    };
            case "Desk" -> "new Desk(" + of("Pen", scope) + ")";
            case "int[]" -> "new int[] {" + of("int", scope) + ", " + of("int", scope) + "}";
            case "Pen[]" ->
                    dice.pick(
                            "new Pen[] {" + of("Pen", scope) + "}",
                            of("Pen[]", scope) + ".clone()");
            case "List<Pen>" ->
                    dice.pick(
                            "List.of(" + of("Pen", scope) + ")",
                            "new ArrayList<>(" + of("List<Pen>", scope) + ")",
                            "Arrays.asList(" + of("Pen[]", scope) + ")");
            case "Map<String, Pen>" ->
                    "Map.of(" + of("String", scope) + ", " + of("Pen", scope) + ")";
            case "Thread" ->
                    dice.pick(
                            "new Thread(" + placed("Runnable", scope) + ")",
                            "new Worker(" + of("Pen", scope) + ")");
            case "Future<?>" ->
                    of("ExecutorService", scope)
                            + ".submit("
                            + of(dice.pick("Runnable", "Callable<String>"), scope)
                            + ")";
            case "AtomicReference<Object>" ->
                    "new AtomicReference<Object>(" + of("Object", scope) + ")";
            case "StringBuilder" ->
                    of("StringBuilder", scope) + ".append(" + of("String", scope) + ")";
            case "Cyclic<?>" -> of("Cyclic<?>", scope) + ".self()";
            default -> leaf(type, scope);
        };
    }

    /** An expression of one type as one of another. */
    private String of(String type, Scope scope, String as) {
        return "(("
                + as
                + ") "
                + of(type.equals("Character") ? "char" : unboxed(type), scope)
                + ")";
    }

    private static String unboxed(String type) {
        return switch (type) {
            case "Integer" -> "int";
            case "Long" -> "long";
            case "Boolean" -> "boolean";
            default -> type;
        };
    }

    private String number(Scope scope) {
        return switch (dice.below(8)) {
            case 0 ->
                    "("
                            + of("int", scope)
                            + dice.pick(" + ", " - ", " * ", " & ", " | ", " ^ ", " << ", " >>> ")
                            + of("int", scope)
                            + ")";
            case 1 -> dice.pick("(-", "(~", "(+") + of("int", scope) + ")";
            case 2 -> of("String", scope) + ".length()";
            case 3 -> of("int[]", scope) + ".length";
            case 4 -> of("int[]", scope) + "[" + of("int", scope) + "]" + dice.pick("", "++", "--");
            case 5 -> "(int) " + of(dice.pick("long", "char"), scope);
            case 6 -> "count" + dice.pick("++", "--", " ".repeat(0));
            default ->
                    "(count "
                            + dice.pick("+=", "-=", "*=", ">>=", "=")
                            + " "
                            + of("int", scope)
                            + ")";
        };
    }

    private String truth(Scope scope) {
        String bound = dice.name("b");
        Scope withBound = scope.block();
        withBound.add(bound, "String", true);
        return switch (dice.below(9)) {
            case 0 -> "(" + condition(scope) + " && " + condition(scope) + ")";
            case 1 -> "(" + condition(scope) + " || " + condition(scope) + ")";
            case 2 -> "!(" + condition(scope) + ")";
            case 3 ->
                    "((Object) "
                            + of("Object", scope)
                            + " instanceof String "
                            + bound
                            + " && "
                            + condition(withBound)
                            + ")";
            case 4 ->
                    "("
                            + of("int", scope)
                            + dice.pick(" < ", " == ", " >= ", " != ")
                            + of("int", scope)
                            + ")";
            case 5 ->
                    "("
                            + of("Object", scope)
                            + dice.pick(" == ", " != ")
                            + dice.pick("null", of("Object", scope))
                            + ")";
            case 6 ->
                    "("
                            + condition(scope)
                            + dice.pick(" ^ ", " & ", " | ", " == ")
                            + condition(scope)
                            + ")";
            case 7 -> "LOCK.tryLock()";
            default ->
                    release >= 21
                            ? "((Object) "
                                    + of("Object", scope)
                                    + " instanceof Card<?>(Card<?>(String "
                                    + bound
                                    + ")) && "
                                    + condition(withBound)
                                    + ")"
                            : "((Object) "
                                    + of("Object", scope)
                                    + " instanceof final String "
                                    + bound
                                    + " || flag())";
        };
    }

    private String text(Scope scope) {
        return switch (dice.below(6)) {
            case 0 -> "(" + of("String", scope) + " + " + of(anyType(), scope) + ")";
            case 1 -> "String.valueOf(" + of("int", scope) + ")";
            case 2 -> of("Function<Object, String>", scope) + ".apply(" + of("Object", scope) + ")";
            case 3 -> of("Pen", scope) + ".name()";
            case 4 ->
                    of("List<Pen>", scope)
                            + dice.pick(".stream()", ".parallelStream()")
                            + ".map(Pen::name).filter(x"
                            + dice.name("")
                            + " -> "
                            + condition(scope.function("boolean", false))
                            + ").findFirst().orElse(\"\")";
            default -> of("String", scope) + ".strip()";
        };
    }
}
