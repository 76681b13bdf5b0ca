package dev.locksmith.processor.fuzz;

import org.jspecify.annotations.Nullable;

/** Functional interfaces, implemented in every way there is. */
final class Functions {

    private final Dice dice;
    private final Expressions expressions;
    private final Statements statements;

    Functions(Dice dice, Expressions expressions, Statements statements) {
        this.dice = dice;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** A function that needs its type from its place; null if the type is none of a function. */
    @Nullable String bare(String type, Scope scope) {
        String first = dice.name("p");
        return switch (type) {
            case "Runnable" ->
                    dice.pick(
                            "() -> {}",
                            "new Pen()::name",
                            "() -> " + block("void", scope, false),
                            "() -> " + block("void", scope, false),
                            "() -> "
                                    + expressions.of("Pen", scope.function("void", false))
                                    + ".name()",
                            expressions.of("Pen", scope) + "::name");
            case "Supplier<Pen>" ->
                    dice.pick(
                            "Pen::new",
                            "() -> " + expressions.of("Pen", scope.function("Pen", false)),
                            "() -> " + block("Pen", scope, false));
            case "Callable<String>" ->
                    dice.pick(
                            "() -> " + expressions.of("String", scope.function("String", true)),
                            "() -> " + block("String", scope, true),
                            expressions.of("Pen", scope) + "::name");
            case "Function<Object, String>" -> {
                Scope inside = scope.function("String", false);
                inside.add(first, "Object", true);
                yield dice.pick(
                        "String::valueOf",
                        "Object::toString",
                        first + " -> " + expressions.of("String", inside),
                        "(final var " + first + ") -> " + expressions.of("String", inside),
                        "(@Deprecated Object "
                                + first
                                + ") -> "
                                + statements.block(inside, "String"));
            }
            case "Comparator<String>" -> {
                Scope inside = scope.function("int", false);
                inside.add(first, "String", true);
                inside.add(first + "b", "String", true);
                yield dice.pick(
                        "String::compareTo",
                        "Comparator.naturalOrder()",
                        "(" + first + ", " + first + "b) -> " + expressions.of("int", inside));
            }
            default -> null;
        };
    }

    /** A function with its type. */
    String cast(String type, Scope scope) {
        String bare = bare(type, scope);
        if (bare == null) {
            return "((" + type + ") null)";
        }
        return switch (dice.below(4)) {
            case 0 -> "((" + type + " & java.io.Serializable) " + bare + ")";
            case 1 -> type.equals("Runnable") ? anonymous(scope) : "((" + type + ") " + bare + ")";
            default -> "((" + type + ") " + bare + ")";
        };
    }

    private String anonymous(Scope scope) {
        return "new Runnable() { "
                + "int own = 1; { own++; } @Override public void run() "
                + statements.block(scope.member("void", false), "void")
                + " }";
    }

    /** A value that a function gives back at once. */
    String called(String type, String boxed, Scope scope) {
        String result = expressions.of(type, scope.function(type, false));
        return switch (dice.below(3)) {
            case 0 -> "((Supplier<" + boxed + ">) () -> " + result + ").get()";
            case 1 ->
                    "new Supplier<"
                            + boxed
                            + ">() { @Override public "
                            + boxed
                            + " get() { return "
                            + expressions.of(type, scope.member(type, false))
                            + "; } }.get()";
            default ->
                    "Optional.of(1).<"
                            + boxed
                            + ">map("
                            + dice.name("u")
                            + " -> "
                            + result
                            + ").get()";
        };
    }

    private String block(String result, Scope scope, boolean mayThrow) {
        return statements.block(scope.function(result, mayThrow), result);
    }
}
