package dev.locksmith.processor.fuzz;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a piece of code may use. */
final class Scope {

    /**
     * @param isFixed whether it is never assigned, so that lambdas may capture it
     */
    record Variable(String name, String type, boolean isFixed) {}

    private final List<Variable> variables;
    private final List<String> loops;

    /** What the body returns: {@code void}, or null where it must not return. */
    private final @Nullable String result;

    private final boolean hasThis;
    private final boolean mayThrow;

    private Scope(
            List<Variable> variables,
            List<String> loops,
            @Nullable String result,
            boolean hasThis,
            boolean mayThrow) {
        this.variables = new ArrayList<>(variables);
        this.loops = loops;
        this.result = result;
        this.hasThis = hasThis;
        this.mayThrow = mayThrow;
    }

    /** That of a member. */
    static Scope of(@Nullable String result, boolean hasThis, boolean mayThrow) {
        return new Scope(List.of(), List.of(), result, hasThis, mayThrow);
    }

    /** That of a block in this one. */
    Scope block() {
        return new Scope(variables, loops, result, hasThis, mayThrow);
    }

    /** That of a loop's body. */
    Scope loop(String label) {
        List<String> more = new ArrayList<>(loops);
        more.add(label);
        return new Scope(variables, more, result, hasThis, mayThrow);
    }

    /** That of a switch expression's block, out of which nothing jumps. */
    Scope inside() {
        return new Scope(variables, List.of(), null, hasThis, mayThrow);
    }

    /** That of a function's body in this one. */
    Scope function(String ofFunction, boolean maySo) {
        return new Scope(fixed(), List.of(), ofFunction, hasThis, maySo);
    }

    /** That of a member of a local or anonymous class. */
    Scope member(@Nullable String ofMember, boolean maySo) {
        return new Scope(fixed(), List.of(), ofMember, true, maySo);
    }

    private List<Variable> fixed() {
        return variables.stream().filter(Variable::isFixed).toList();
    }

    void add(String name, String type, boolean isFixed) {
        variables.add(new Variable(name, type, isFixed));
    }

    List<String> named(String type, Predicate<Variable> wanted) {
        return variables.stream()
                .filter(each -> each.type().equals(type) && wanted.test(each))
                .map(Variable::name)
                .toList();
    }

    /** A variable that may be assigned. */
    @Nullable Variable assignable(Dice dice) {
        List<Variable> open = variables.stream().filter(each -> !each.isFixed()).toList();
        return open.isEmpty() ? null : dice.pick(open);
    }

    List<String> loops() {
        return loops;
    }

    @Nullable String result() {
        return result;
    }

    boolean hasThis() {
        return hasThis;
    }

    boolean mayThrow() {
        return mayThrow;
    }
}
