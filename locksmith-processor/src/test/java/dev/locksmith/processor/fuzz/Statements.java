package dev.locksmith.processor.fuzz;

/** Statements; each can be reached and comes to its end, if not always. */
final class Statements {

    private final Dice dice;
    private final Expressions expressions;
    private final int release;

    Statements(Dice dice, int release) {
        this.dice = dice;
        this.release = release;
        this.expressions = new Expressions(dice, this, release);
    }

    Expressions expressions() {
        return expressions;
    }

    /** A block that gives back a result of this type, or {@code void}. */
    String block(Scope scope, String result) {
        Scope inside = scope.block();
        String statements = some(inside);
        String last =
                result.equals("void") ? "" : "return " + expressions.of(result, inside) + ";\n";
        return "{\n" + statements + last + "}";
    }

    /** What may stand in a constructor, initialiser or method without result. */
    String some(Scope scope) {
        StringBuilder statements = new StringBuilder();
        for (int count = dice.below(5); count > 0; count--) {
            statements.append(one(scope)).append("\n");
        }
        return statements.toString();
    }

    private String body(Scope scope) {
        return "{\n" + some(scope.block()) + "}";
    }

    private String one(Scope scope) {
        if (dice.isTired()) {
            return ";";
        }
        return switch (dice.below(20)) {
            case 0, 1, 2, 3 -> declaration(scope);
            case 4 -> assignment(scope);
            case 5 -> choice(scope);
            case 6, 7 -> loop(scope);
            case 8 -> switchOver(scope);
            case 9 -> attempt(scope);
            case 10 -> locked(scope);
            case 11, 12 -> concurrent(scope);
            case 13 -> jump(scope);
            case 14 -> local(scope);
            case 15 -> labelled(scope);
            case 16 ->
                    dice.pick(
                            ";",
                            "assert "
                                    + expressions.condition(scope)
                                    + " : "
                                    + expressions.of("String", scope)
                                    + ";",
                            body(scope));
            case 17 -> "use(" + expressions.of(expressions.anyType(), scope) + ");";
            case 18 -> expressions.of("Ticket", scope) + dice.pick(".use();", ".look();");
            default -> container(scope);
        };
    }

    private String declaration(Scope scope) {
        String type = expressions.anyType();
        String name = dice.name("v");
        boolean isFixed = dice.chance(65);
        String value = expressions.placed(type, scope);
        String declared;
        switch (dice.below(5)) {
            case 0 -> {
                value = expressions.of(type, scope);
                declared = "var " + name + " = " + value;
                // What is inferred may be another type than what was asked for.
                declared =
                        type.contains("<") || type.equals("int") || type.equals("long")
                                ? type + " " + name + " = " + value
                                : declared;
            }
            case 1 -> declared = (isFixed ? "final " : "") + type + " " + name + " = " + value;
            case 2 ->
                    declared =
                            type
                                    + " "
                                    + name
                                    + "; if (flag()) "
                                    + name
                                    + " = "
                                    + value
                                    + "; else "
                                    + name
                                    + " = "
                                    + expressions.of(type, scope);
            case 3 ->
                    declared =
                            (isFixed ? "@SuppressWarnings(\"unused\") " : "@Deprecated ")
                                    + type
                                    + " "
                                    + name
                                    + " = "
                                    + value;
            default -> declared = type + " " + name + " = " + value;
        }
        scope.add(name, type, isFixed);
        return declared + ";";
    }

    private String assignment(Scope scope) {
        Scope.Variable variable = scope.assignable(dice);
        return variable == null
                ? "count" + dice.pick("++;", " += 2;", " = count;")
                : variable.name() + " = " + expressions.placed(variable.type(), scope) + ";";
    }

    private String choice(Scope scope) {
        String bound = dice.name("b");
        Scope with = scope.block();
        with.add(bound, "String", true);
        return switch (dice.below(4)) {
            case 0 -> "if (" + expressions.condition(scope) + ") " + body(scope);
            case 1 ->
                    "if ("
                            + expressions.condition(scope)
                            + ") "
                            + body(scope)
                            + " else "
                            + body(scope);
            case 2 ->
                    "if ((Object) "
                            + expressions.of("Object", scope)
                            + " instanceof String "
                            + bound
                            + ") "
                            + body(with)
                            + " else if (flag()) ; else "
                            + body(scope);
            default -> {
                if (scope.result() == null || !scope.result().equals("void")) {
                    yield "if (true) " + body(scope);
                }
                String guarded =
                        "if (!((Object) "
                                + expressions.of("Object", scope)
                                + " instanceof String "
                                + bound
                                + ")) return;";
                scope.add(bound, "String", true);
                yield guarded;
            }
        };
    }

    private String loop(Scope scope) {
        String label = dice.name("loop");
        Scope inside = scope.loop(label);
        String index = dice.name("i");
        String before = label + ": ";
        return switch (dice.below(7)) {
            case 0 -> {
                yield before + "while (" + expressions.condition(scope) + ") " + body(inside);
            }
            case 1 -> {
                yield before
                        + "do "
                        + body(inside)
                        + " while ("
                        + expressions.condition(scope)
                        + ");";
            }
            case 2 -> {
                inside.add(index, "int", false);
                yield before
                        + "for (int "
                        + index
                        + " = 0, j"
                        + index
                        + " = 1; "
                        + index
                        + " < 3; "
                        + index
                        + "++, j"
                        + index
                        + "--) "
                        + body(inside);
            }
            case 3 -> {
                inside.add(index, "Pen", true);
                yield before
                        + "for ("
                        + dice.pick("Pen ", "final Pen ", "var ", "@Deprecated Pen ")
                        + index
                        + " : "
                        + expressions.of(dice.pick("List<Pen>", "Pen[]"), scope)
                        + ") "
                        + body(inside);
            }
            case 4 -> {
                yield before
                        + "for (;;) { if ("
                        + expressions.condition(scope)
                        + ") break "
                        + label
                        + ";\n"
                        + some(inside)
                        + "}";
            }
            case 5 -> {
                inside.add(index, "int", true);
                yield before
                        + "for (int "
                        + index
                        + " : "
                        + expressions.of("int[]", scope)
                        + ") "
                        + body(inside);
            }
            default -> {
                yield before + "while (true) { " + some(inside) + " if (flag()) break; }";
            }
        };
    }

    private String switchOver(Scope scope) {
        String bound = dice.name("b");
        Scope with = scope.block();
        with.add(bound, "String", true);
        return switch (dice.below(release >= 21 ? 5 : 3)) {
            case 0 ->
                    "switch ("
                            + expressions.of("int", scope)
                            + ") { case 1: "
                            + some(scope.block())
                            + " case 2, 3: if (flag()) break; "
                            + some(scope.block())
                            + " default: }";
            case 1 ->
                    "switch (Kind.TWO) { case ONE -> "
                            + body(scope)
                            + " case TWO, THREE -> use("
                            + expressions.of("int", scope)
                            + "); default -> throw new IllegalStateException(); }";
            case 2 ->
                    "switch ("
                            + expressions.of("String", scope)
                            + ") { default: case \"a\": "
                            + some(scope.block())
                            + " break; case \"b\": { "
                            + some(scope.block())
                            + " } }";
            case 3 ->
                    "switch ((Object) "
                            + expressions.of("Object", scope)
                            + ") { case String "
                            + bound
                            + " when "
                            + bound
                            + ".isEmpty() -> "
                            + body(with)
                            + " case Integer i"
                            + bound
                            + " -> {} case null -> "
                            + body(scope)
                            + " default -> "
                            + body(scope)
                            + " }";
            default ->
                    "switch (shape()) { case Round(String "
                            + bound
                            + ") -> "
                            + body(with)
                            + " case Round r"
                            + bound
                            + " -> {} case Edgy(Pen e"
                            + bound
                            + ") -> use(e"
                            + bound
                            + "); }";
        };
    }

    private String attempt(Scope scope) {
        String name = dice.name("e");
        Scope with = scope.block();
        String opened = dice.name("r");
        with.add(opened, "Desk", true);
        return switch (dice.below(6)) {
            case 0 ->
                    "try " + body(scope) + " catch (RuntimeException " + name + ") " + body(scope);
            case 1 -> "try " + body(scope) + " finally " + body(scope);
            case 2 ->
                    "try "
                            + body(scope)
                            + " catch (IllegalStateException | ClassCastException "
                            + name
                            + ") "
                            + body(scope)
                            + " finally "
                            + body(scope);
            case 3 ->
                    "try (Desk "
                            + opened
                            + " = "
                            + expressions.of("Desk", scope)
                            + ") "
                            + body(with);
            case 4 ->
                    "try (var "
                            + opened
                            + " = new Desk(); var s"
                            + opened
                            + " = new Desk("
                            + opened
                            + ".pen)) "
                            + body(with)
                            + " catch (final Error | RuntimeException "
                            + name
                            + ") { throw "
                            + name
                            + "; }";
            default ->
                    "try { "
                            + some(scope)
                            + " if (flag()) throw new java.io.IOException(); } catch (java.io.IOException "
                            + name
                            + ") "
                            + body(scope);
        };
    }

    private String locked(Scope scope) {
        String lock = dice.name("l");
        return switch (dice.below(4)) {
            case 0 ->
                    "synchronized ("
                            + expressions.of(dice.pick("Object", "Lock", "Pen", "Desk"), scope)
                            + ") "
                            + body(scope);
            case 1 -> "synchronized (Odd.class) { synchronized (LOCK) " + body(scope) + " }";
            case 2 -> "LOCK.lock(); try " + body(scope) + " finally { LOCK.unlock(); }";
            default ->
                    "Lock "
                            + lock
                            + " = "
                            + expressions.of("Lock", scope)
                            + "; "
                            + lock
                            + ".lock(); try { OTHER.lock(); "
                            + some(scope.block())
                            + " OTHER.unlock(); } finally { "
                            + lock
                            + ".unlock(); }";
        };
    }

    private String concurrent(Scope scope) {
        return switch (dice.below(8)) {
            case 0 ->
                    expressions.of("ExecutorService", scope)
                            + ".execute("
                            + expressions.placed("Runnable", scope)
                            + ");";
            case 1 ->
                    expressions.of("ExecutorService", scope)
                            + ".submit("
                            + expressions.of("Callable<String>", scope)
                            + ");";
            case 2 -> expressions.of("Thread", scope) + ".start();";
            case 3 ->
                    "CompletableFuture.supplyAsync("
                            + expressions.placed("Supplier<Pen>", scope)
                            + ").thenAccept(x"
                            + dice.name("")
                            + " -> "
                            + block(scope.function("void", false), "void")
                            + ");";
            case 4 -> "later(" + expressions.placed("Runnable", scope) + ");";
            case 5 -> "here(" + expressions.placed("Runnable", scope) + ");";
            case 6 ->
                    expressions.of("AtomicReference<Object>", scope)
                            + ".set("
                            + expressions.of("Object", scope)
                            + ");";
            default ->
                    expressions.of("List<Pen>", scope)
                            + dice.pick("", ".parallelStream()")
                            + ".forEach(x"
                            + dice.name("")
                            + " -> "
                            + block(scope.function("void", false), "void")
                            + ");";
        };
    }

    private String container(Scope scope) {
        return switch (dice.below(5)) {
            case 0 ->
                    expressions.of("List<Pen>", scope)
                            + ".add("
                            + expressions.of("Pen", scope)
                            + ");";
            case 1 ->
                    expressions.of("Map<String, Pen>", scope)
                            + ".put("
                            + expressions.of("String", scope)
                            + ", "
                            + expressions.of("Pen", scope)
                            + ");";
            case 2 ->
                    expressions.of("Desk", scope) + ".pen = " + expressions.of("Pen", scope) + ";";
            case 3 ->
                    expressions.of("Pen[]", scope) + "[0] = " + expressions.of("Pen", scope) + ";";
            default -> "last = " + expressions.placed("Object", scope) + ";";
        };
    }

    private String jump(Scope scope) {
        String result = scope.result();
        String given =
                result == null
                        ? ";"
                        : result.equals("void")
                                ? "return;"
                                : "return " + expressions.placed(result, scope) + ";";
        String left =
                scope.loops().isEmpty()
                        ? given
                        : dice.pick("break", "continue") + " " + dice.pick(scope.loops()) + ";";
        String thrown =
                scope.mayThrow() ? "throw new Exception();" : "throw new IllegalStateException();";
        return "if (" + expressions.condition(scope) + ") " + dice.pick(given, left, left, thrown);
    }

    private String labelled(Scope scope) {
        String label = dice.name("label");
        return label
                + ": { "
                + some(scope.block())
                + " if (flag()) break "
                + label
                + "; "
                + some(scope.block())
                + " }";
    }

    /** A class in the middle of a body. */
    private String local(Scope scope) {
        String name = dice.name("Local");
        return switch (dice.below(5)) {
            case 0 ->
                    "class "
                            + name
                            + " extends Desk { "
                            + name
                            + "() { super("
                            + expressions.of("Pen", Scope.of(null, false, false))
                            + "); "
                            + some(scope.member("void", false))
                            + " } { "
                            + some(scope.member(null, false))
                            + " } } new "
                            + name
                            + "().close();";
            case 1 ->
                    "record "
                            + name
                            + "<T>(T left, Pen... right) { "
                            + name
                            + " { "
                            + some(Scope.of(null, true, false))
                            + " } } use(new "
                            + name
                            + "<>("
                            + expressions.of("Object", scope)
                            + "));";
            case 2 ->
                    "enum "
                            + name
                            + " implements Runnable { A { @Override public void run() "
                            + block(Scope.of("void", true, false), "void")
                            + " }, B; public void run() {} } "
                            + name
                            + ".A.run();";
            case 3 ->
                    "interface "
                            + name
                            + " { default void go() "
                            + block(Scope.of("void", true, false), "void")
                            + " } new "
                            + name
                            + "() {}.go();";
            default ->
                    "final class "
                            + name
                            + " implements Runnable { final Pen own = "
                            + expressions.of("Pen", scope.member(null, false))
                            + "; public void run() "
                            + block(scope.member("void", false), "void")
                            + " } later(new "
                            + name
                            + "());";
        };
    }
}
