package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Copies;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.singleuse.Consumption;
import dev.locksmith.processor.fact.singleuse.ParameterConsumed;
import dev.locksmith.processor.fact.singleuse.UseAfterConsumption;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Follows values of {@code @SingleUse} types from where each is born, a parameter or the expression
 * that made it, to where it is used up, and sees every use after that.
 */
public final class SingleUse {

    private final Walk walk;

    /** The variables of other types that casts have shown to hold single-use values. */
    private final Set<VariableElement> shown = new HashSet<>();

    /** What those meet who run a function a second time, by its tree. */
    private final Map<Tree, List<UseAfterConsumption>> nextRuns = new HashMap<>();

    private final Copies copies;
    private boolean comparing;

    SingleUse(Walk walk) {
        this.walk = walk;
        this.copies = new Copies(walk.attributed);
    }

    /** Operands of == and != follow: to ask whether there is a value does not use it. */
    void comparing(boolean now) {
        comparing = now;
    }

    /** A local variable or a field is read. */
    void read(ExpressionTree tree, VariableElement variable, Value value) {
        if (comparing || !walk.typeFacts.is(variable.asType(), Mark.SINGLE_USE)) {
            return;
        }
        for (Object birth : birthsOf(value)) {
            reuse(
                    birth,
                    Walk.describe(tree),
                    variable.asType(),
                    tree,
                    first -> walk.flags.isCleared(tree, variable, first));
        }
    }

    /** A cast tells that a variable of some other type holds a single-use value, which is used. */
    void shown(TypeCastTree tree, Value value) {
        TypeMirror type = walk.attributed.typeOf(tree);
        if (type != null
                && isSingleUse(type)
                && Bare.uncast(tree) instanceof IdentifierTree name
                && walk.attributed.elementOf(name) instanceof VariableElement variable
                && !variable.getKind().isField()
                && !isSingleUse(variable.asType())) {
            shown.add(variable);
            for (Object birth : birthsOf(value)) {
                reuse(
                        birth,
                        Walk.describe(name),
                        type,
                        tree,
                        first -> walk.flags.isCleared(name, variable, first));
            }
        }
    }

    /** A variable is declared; what others hold of it is of an earlier turn of a loop. */
    public void declared(VariableElement variable, Tree at) {
        if (isSingleUse(variable.asType()) || shown.contains(variable)) {
            rename(variable, variable, at, Value.NONE);
        }
        walk.state.consumptions.renew(variable);
    }

    /**
     * The value is used: each place that may have used it up before is told of.
     *
     * @param isUndone whether the value that was used up there cannot be this one
     */
    private void reuse(
            Object birth, String name, TypeMirror type, Tree at, Predicate<Consumption> isUndone) {
        List<Consumption> perhaps = new ArrayList<>();
        for (Consumption each : walk.state.consumptions.of(birth)) {
            if (isUndone.test(each)) {
                continue;
            } else if (each.call() == null) {
                perhaps = List.of(each); // this one is certain: no other need be asked
                break;
            }
            perhaps.add(each);
        }
        String simple = TypeFacts.elementOf(type).getSimpleName().toString();
        for (Consumption each : perhaps) {
            Site site =
                    birth instanceof VariableElement variable
                            ? walk.siteOf(at, variable)
                            : walk.siteOf(at);
            walk.add(new UseAfterConsumption(name, simple, each, null, site));
        }
    }

    /** The local variable now holds this value. */
    void assign(VariableElement variable, Value value, Tree expression, boolean reassigned) {
        if (!walk.typeFacts.is(variable.asType(), Mark.SINGLE_USE)) {
            if (areAnyForOneRun()) {
                walk.state.consumptions.renew(variable); // another function
            }
            return;
        }
        if (reassigned) {
            rename(variable, variable, expression, walk.state.variables.of(variable));
        }
        boolean isWithoutBirth = value != Value.NONE && birthsOf(value).isEmpty();
        if (value instanceof Value.OfType || isField(value) || isWithoutBirth) {
            // A new value under this name; reassigned, it must not be taken for the first one.
            TypeMirror type = variable.asType();
            Value fresh =
                    reassigned
                            ? new Value.OfType(type, expression, null)
                            : new Value.OfVariable(variable);
            Value own = walk.state.variables.of(variable);
            birthsOf(fresh).forEach(birth -> rename(birth, variable, expression, own));
            // What a method gave, or an object held, stays known beside that.
            Value named = isWithoutBirth ? Value.either(fresh, value) : fresh;
            walk.state.variables.assign(variable, named);
            birthsOf(fresh).forEach(walk.state.consumptions::renew);
        } else if (value == Value.NONE) {
            walk.state.variables.assign(variable, value);
        } else {
            // One of several that are made here: in this turn no other than the one it is.
            Value own = walk.state.variables.of(variable);
            for (Object birth : birthsOf(value)) {
                if (walk.state.consumptions.contains(birth) && isMadeIn(expression, birth)) {
                    rename(birth, variable, expression, own);
                    walk.state.consumptions.renew(birth);
                }
            }
        }
    }

    private static boolean isMadeIn(Tree expression, Object birth) {
        return birth instanceof NewClassTree
                && Boolean.TRUE.equals(
                        new TreeScanner<@Nullable Boolean, @Nullable Void>() {
                            @Override
                            public @Nullable Boolean scan(
                                    @Nullable Tree tree, @Nullable Void unused) {
                                return tree == birth ? Boolean.TRUE : super.scan(tree, null);
                            }

                            @Override
                            public @Nullable Boolean reduce(
                                    @Nullable Boolean one, @Nullable Boolean other) {
                                return Boolean.TRUE.equals(one) ? one : other;
                            }
                        }.scan(expression, null));
    }

    /** An object is made where one was before, in an earlier turn of a loop. */
    public void made(ExpressionTree tree, @Nullable TypeMirror type) {
        if (walk.state.consumptions.contains(tree) && isSingleUse(type)) {
            VariableElement holder =
                    walk.state.variables.holderOf(each -> birthsOf(each).contains(tree));
            if (holder != null) {
                rename(tree, holder, tree, Value.NONE);
            }
            walk.state.consumptions.renew(tree);
        }
    }

    /**
     * A value will be born where one was before: what variables hold is the former one.
     *
     * @param own what stays as it is: the variable that holds it is given the new one
     */
    private void rename(Object birth, VariableElement variable, Tree expression, Value own) {
        Value former = new Value.OfType(variable.asType(), expression, variable);
        boolean[] isRenamed = new boolean[1];
        walk.state.variables.replace(
                value -> {
                    if (value == own || !birthsOf(value).contains(birth)) {
                        return value;
                    }
                    isRenamed[0] = true;
                    Value renamed = Value.NONE;
                    for (Value each : Values.objects(value)) {
                        boolean isIt = birthsOf(each).contains(birth);
                        renamed = Value.either(renamed, isIt ? former : each);
                    }
                    return renamed;
                });
        if (isRenamed[0]) {
            birthsOf(former).forEach(name -> walk.state.consumptions.rename(birth, name));
        }
    }

    /** A variable no longer holds this value: what nobody holds cannot be used again. */
    public void drop(Value value) {
        for (Object birth : birthsOf(value)) {
            if (walk.state.consumptions.contains(birth) && !isHeld(birth)) {
                walk.state.consumptions.renew(birth);
            }
        }
    }

    private boolean isHeld(Object birth) {
        return (birth instanceof VariableElement variable
                        && birthsOf(walk.state.variables.of(variable)).contains(birth)
                        && !copies.isMoved(variable))
                || walk.state.variables.holderOf(
                                each -> birthsOf(each).contains(birth),
                                holder -> !copies.isMoved(holder))
                        != null;
    }

    /** A call or a boundary uses the value up. */
    public void consume(Value value, Tree at, String how, @Nullable Call call, int argument) {
        // The same value given twice in one call was not yet used up when it was read.
        if (at instanceof ExpressionTree given
                && Bare.uncast(given) instanceof IdentifierTree name
                && walk.attributed.elementOf(name) instanceof VariableElement variable) {
            read(name, variable, value);
        }
        for (Object birth : birthsOf(value)) {
            Consumption consumption = new Consumption(walk.siteOf(at), how, call, argument);
            walk.state.consumptions.add(birth, consumption);
            VariableElement variable = variableOf(birth);
            if (call == null && variable != null && Members.isParameter(variable)) {
                walk.add(new ParameterConsumed(variable, consumption));
            }
        }
        ExecutableElement method = methodOn(value);
        if (method != null) {
            Consumption consumption = new Consumption(walk.siteOf(at), how, call, argument);
            String type = Members.ownerOf(method).getSimpleName().toString();
            for (Consumption first : walk.state.consumptions.of(method)) {
                Consumption again = call == null ? null : consumption;
                Site site = consumption.site();
                walk.add(new UseAfterConsumption("'this'", type, first, again, site));
            }
            walk.state.consumptions.add(method, consumption);
            if (call == null) {
                walk.add(new ParameterConsumed(method, consumption));
            }
        }
    }

    /**
     * The method whose own object this is: by that it is known, here and to the method's callers.
     * Its code may use it after that, but not up. A function inside is run who knows when.
     */
    private @Nullable ExecutableElement methodOn(Value value) {
        if (!(walk.code instanceof Code.OfMethod of)
                || of.method().getKind() != ElementKind.METHOD) {
            return null;
        }
        TypeElement owner = Members.ownerOf(of.method());
        if (isSingleUse(owner.asType())) {
            for (Value each : Values.objects(value)) {
                if (each instanceof Value.This self
                        && owner.equals(TypeFacts.elementOf(self.type()))) {
                    return of.method();
                }
            }
        }
        return null;
    }

    /** A try statement closes its resources, which may use them up: only a later use is one. */
    public void closed(TryTree tree) {
        for (Tree resource : tree.getResources()) {
            if (walk.attributed.elementOf(resource) instanceof VariableElement variable
                    && !variable.getKind().isField()
                    && isSingleUse(variable.asType())
                    && variable.asType() instanceof DeclaredType type) {
                ExecutableElement close =
                        Members.closeOf(
                                (TypeElement) type.asElement(), walk.surroundings.elements());
                if (close != null && walk.surroundings.declared().of(close).has(Mark.CONSUMES)) {
                    Value value = walk.state.variables.of(variable);
                    consume(value, tree, "close() uses it up", null, -1);
                }
            }
        }
    }

    /** The code of a method begins. */
    public void begin(ExecutableElement method) {
        walk.state.consumptions.renew(method);
    }

    /** A call may use up what it is made on: its method's code tells. */
    public void called(Invocation invocation, Value receiver, Call call) {
        if (!invocation.callee().result().has(Mark.CONSUMES) && isUsedUpByCalls(receiver)) {
            String how = invocation.callee().displayName() + " uses it up";
            consume(receiver, invocation.tree(), how, call, -1);
        }
    }

    /** Whether it is of a single-use type, or the object of such a type whose code this is. */
    public boolean isUsedUpByCalls(Value receiver) {
        return isSingleUse(receiver) || methodOn(receiver) != null;
    }

    /**
     * A call hands a value over, or a function that took values along. One of a library that throws
     * has not taken it; of what is in a container it may have taken a part.
     */
    public void handOver(Invocation invocation, Value value, ExpressionTree tree) {
        if (isSingleUse(value)) {
            consume(value, tree, "it is handed over", null, -1);
        }
        if (areAnyForOneRun()) {
            runs(tree, value, tree, "handed over");
        }
        Set<Object> places = new LinkedHashSet<>();
        places.add(tree);
        for (Value each : Values.objects(value)) {
            if (each instanceof Derived.Closure closure) {
                places.add(closure.tree());
            }
        }
        walk.refusals.handedOver(invocation, places);
        if (!invocation.callee().isSource()) {
            walk.state.consumptions.begin(places);
        }
    }

    public boolean isSingleUse(@Nullable TypeMirror type) {
        return walk.typeFacts.is(type, Mark.SINGLE_USE);
    }

    /** Whether this is a value of a single-use type. */
    public boolean isSingleUse(Value value) {
        for (Value each : Values.objects(value)) {
            TypeMirror type = typeOf(each);
            if (type != null && isSingleUse(type)) {
                return true;
            }
        }
        return value instanceof Derived.Narrowed narrowed && isSingleUse(narrowed.seen().type());
    }

    private static @Nullable TypeMirror typeOf(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable().asType();
        } else if (value instanceof Derived.FieldOf of) {
            return of.field().asType();
        }
        return value instanceof Value.OfType type ? type.type() : null;
    }

    /** A field is given another value; whose, does not matter: what is new is good. */
    void assignField(VariableElement field) {
        walk.state.consumptions.renew(field);
    }

    /** A method is run: it may put other values into fields. */
    public void running() {
        walk.state.consumptions.renewFields();
    }

    private static boolean isField(Value value) {
        return value instanceof Derived.FieldOf
                || (value instanceof Value.OfVariable of && of.variable().getKind().isField());
    }

    /** A closure is made that takes the value along. */
    private void moveInto(Tree closure, Value value) {
        if (isSingleUse(value)) {
            consume(value, closure, "it moves into what is made here", null, -1);
            walk.state.consumptions.begin(Set.of(closure));
        }
    }

    /** A method reference is made, which calls its method on the value that moves into it. */
    public void moveInto(MemberReferenceTree reference, Value bound) {
        if (!isSingleUse(bound)) {
            return;
        }
        moveInto((Tree) reference, bound);
        if (walk.attributed.elementOf(reference) instanceof ExecutableElement method
                && walk.surroundings.declared().of(method).has(Mark.CONSUMES)) {
            TypeMirror type = walk.attributed.typeOf(reference.getQualifierExpression());
            String name = Walk.describe(reference.getQualifierExpression());
            Site site = walk.siteOf(reference);
            Consumption earlier =
                    new Consumption(site, method.getSimpleName() + "() uses it up", null, -1);
            if (type != null) {
                String simple = TypeFacts.elementOf(type).getSimpleName().toString();
                nextRuns.put(
                        reference,
                        List.of(new UseAfterConsumption(name, simple, earlier, null, site)));
            }
        }
    }

    /** Whether any function of this class uses up what it took along. */
    public boolean areAnyForOneRun() {
        return !nextRuns.isEmpty();
    }

    /**
     * A function that a variable holds is run, or handed to somebody who runs it. If it uses up
     * what it took along, it is good for that once.
     */
    public void runs(@Nullable ExpressionTree tree, Value function, Tree at, String how) {
        if (tree == null
                || !(walk.attributed.elementOf(Bare.uncast(tree))
                        instanceof VariableElement variable)
                || variable.getKind() != ElementKind.LOCAL_VARIABLE) {
            return;
        }
        String inWords = Walk.describe(tree) + " took it along, and is " + how;
        Set<Consumption> runs = new LinkedHashSet<>();
        for (Derived.Closure closure : Values.closuresIn(function)) {
            for (UseAfterConsumption each : nextRuns.getOrDefault(closure.tree(), List.of())) {
                Consumption used = each.first();
                runs.add(new Consumption(walk.siteOf(at), inWords, used.call(), used.argument()));
                for (Consumption first : walk.state.consumptions.of(variable)) {
                    walk.add(
                            new UseAfterConsumption(
                                    each.name(), each.type(), first, null, walk.siteOf(at)));
                }
            }
        }
        runs.forEach(each -> walk.state.consumptions.add(variable, each));
    }

    /** The body of a function was run again, after itself. */
    public void nextRun(Tree function, List<Fact> seen) {
        List<UseAfterConsumption> uses = new ArrayList<>();
        for (Fact each : seen) {
            if (each instanceof UseAfterConsumption use) {
                uses.add(use);
            }
        }
        nextRuns.put(function, uses);
    }

    /** Somebody runs a function more than once. */
    public void runAgain(Value function) {
        if (!nextRuns.isEmpty()) {
            for (Derived.Closure each : Values.closuresIn(function)) {
                nextRuns.getOrDefault(each.tree(), List.of()).forEach(walk::add);
            }
        }
    }

    /** A closure is complete: what it captured has moved into it. */
    public void moveInto(Derived.Closure closure) {
        for (Derived.Captured captured : closure.captures()) {
            if (isSingleUse(captured.value())) {
                String how = "this " + closure.what() + " takes it along";
                consume(captured.value(), closure.tree(), how, null, -1);
                // Nobody has it yet: whoever throws before it gets it leaves the value here.
                walk.state.consumptions.begin(Set.of(closure.tree()));
            }
        }
    }

    /** An object of a local class is made, and takes along what the class captures. */
    public void moveIntoObject(Derived.Closure closure, ExpressionTree at) {
        for (Derived.Captured captured : closure.captures()) {
            Value value = captured.value();
            if (isSingleUse(value)) {
                for (Object birth : birthsOf(value)) {
                    if (birth instanceof VariableElement variable) {
                        reuse(birth, captured.name(), variable.asType(), at, first -> false);
                    }
                }
                String how = Walk.describe(at) + " takes it along";
                consume(value, at, how, null, -1);
            }
        }
    }

    private static @Nullable VariableElement variableOf(Object birth) {
        return birth instanceof VariableElement variable
                ? variable
                : birth instanceof Former former ? former.variable() : null;
    }

    /**
     * A value that was born where another one has been since.
     *
     * @param variable what has held it first
     */
    private record Former(VariableElement variable, Tree expression) {}

    /** Of other objects' fields nobody knows which are the same: they have no birth. */
    private static Set<Object> birthsOf(Value value) {
        Set<Object> births = new LinkedHashSet<>();
        for (Value each : Values.objects(value)) {
            if (each instanceof Value.OfVariable of && !of.variable().getKind().isField()) {
                births.add(of.variable());
            } else if (each instanceof Derived.FieldOf of
                    && Values.objects(of.owner()).stream().allMatch(Value.This.class::isInstance)) {
                births.add(of.field());
            } else if (each instanceof Value.OfType type) {
                births.add(
                        type.declaration() instanceof VariableElement variable
                                ? new Former(variable, type.expression())
                                : type.expression());
            }
        }
        return births;
    }
}
