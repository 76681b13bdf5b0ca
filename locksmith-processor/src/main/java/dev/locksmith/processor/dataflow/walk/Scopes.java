package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Closings;
import dev.locksmith.processor.dataflow.source.Handing;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.dataflow.store.OpenScopes;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.scope.HandedOn;
import dev.locksmith.processor.fact.scope.ScopeDoubt;
import dev.locksmith.processor.fact.scope.ScopeEscape;
import dev.locksmith.processor.fact.scope.ScopeEscape.Way;
import dev.locksmith.processor.fact.scope.ScopeGiven;
import dev.locksmith.processor.fact.scope.ScopeHeld;
import dev.locksmith.processor.fact.scope.ScopeReturned;
import dev.locksmith.processor.fact.scope.StaleUse;
import dev.locksmith.processor.fact.singleuse.Consumption;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Follows values of {@code @ScopeBound} types: each is opened by a try statement and goes no
 * further than it; and what opened it rests until it is closed.
 */
public final class Scopes {

    private static final Set<String> KEYS =
            Set.of("dev.locksmith.KeyHandle", "dev.locksmith.LockKey");

    private final Walk walk;
    private final LocalClasses localClasses;

    private final Handing handing;
    private final Closings closings;

    /** Of calls that may return what they are called on or given, what that is. */
    private final Map<Tree, Given> given = new HashMap<>();

    Scopes(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.localClasses = localClasses;
        this.handing =
                new Handing(
                        walk.attributed, walk.typeFacts, walk.surroundings.isSource(), this::isKey);
        this.closings = new Closings(handing);
    }

    private record Given(Handing.Way way, Value value) {}

    /**
     * Where a value was before methods may have handed it on.
     *
     * @param isHandedOn whether any may have
     * @param through those whose code decides
     */
    private record Root(Value value, boolean isHandedOn, List<HandedOn> through) {}

    boolean isBound(@Nullable TypeMirror type) {
        return walk.typeFacts.is(type, Mark.SCOPE_BOUND);
    }

    // Opening and closing

    /** A try statement is about to evaluate this resource. */
    public void opening(Tree resource, TryTree by) {
        if (resource instanceof VariableTree variable && variable.getInitializer() != null) {
            closings.close(variable.getInitializer(), new Closings.Resource(variable, by));
        }
    }

    /** What is opened here is closed at once, and needs no try. */
    public void openingBriefly(ExpressionTree tree) {
        closings.close(tree, null);
    }

    /** A call was evaluated: it may have opened something, or used a key. */
    public void called(
            MethodInvocationTree tree, Callee callee, Value receiver, List<Value> arguments) {
        boolean opens = callee.concerns().opens();
        if (!opens && !areOpen()) {
            return;
        }
        TypeMirror returned = callee.method().getReturnType();
        ExpressionTree receiverTree =
                tree.getMethodSelect() instanceof MemberSelectTree select
                        ? select.getExpression()
                        : null;
        Object birth = isKeyCall(receiverTree) ? birthOf(receiver) : null;
        if (birth != null && receiverTree != null && isOpen(birth)) {
            if (opens || takesFunction(callee)) {
                stale(receiverTree, birth, StaleUse.Use.OPENS);
            } else if (callee.method().getSimpleName().contentEquals("close")) {
                stale(receiverTree, birth, StaleUse.Use.CLOSED);
            }
        }
        if (opens) {
            remember(tree, receiver, arguments);
            if (!isInside(returned)) {
                opened(tree, callee, returned, birth);
            }
        }
    }

    /** An object was made. */
    public void made(ExpressionTree tree, @Nullable TypeMirror type) {
        if (type != null && isBound(type) && !isInside(type)) {
            closing(tree, type, null);
        }
    }

    private boolean isKeyCall(@Nullable ExpressionTree receiver) {
        return receiver != null && isKey(walk.attributed.typeOf(receiver));
    }

    private void opened(
            MethodInvocationTree tree, Callee callee, TypeMirror type, @Nullable Object key) {
        boolean mayOpenNothing = callee.isSource() && handing.mayHandBack(callee.method());
        Closings.Resource by = closing(tree, type, mayOpenNothing ? callee.method() : null);
        if (by != null && key != null && !isOpen(key)) {
            VariableElement variable =
                    walk.attributed.elementOf(by.variable()) instanceof VariableElement resource
                            ? resource
                            : null;
            walk.state.scopes.open(
                    key, new OpenScopes.Opened(walk.siteOf(tree), by.statement(), variable));
        }
    }

    /**
     * The statement that closes what is opened here, if one does.
     *
     * @param opener the method whose code tells whether it opens anything; null if something does
     */
    private Closings.@Nullable Resource closing(
            ExpressionTree tree, TypeMirror type, @Nullable ExecutableElement opener) {
        Closings.Closing closing = closings.of(tree);
        List<HandedOn> through = closing == null ? List.of() : closing.through();
        if (opener == null && closing == null) {
            escape(tree, type, Way.NOT_IN_TRY);
        } else if (closing == null || !through.isEmpty()) {
            walk.add(new ScopeDoubt(escapeOf(tree, type, Way.NOT_IN_TRY), opener, through));
        }
        return closing == null ? null : closing.by();
    }

    private void remember(MethodInvocationTree tree, Value receiver, List<Value> arguments) {
        Handing.Way way = handing.wayThrough(tree);
        if (way != null) {
            boolean isReceiver = way.argument() == HandedOn.RECEIVER;
            given.put(tree, new Given(way, isReceiver ? receiver : arguments.get(way.argument())));
        }
    }

    private Root rootOf(Value value) {
        List<HandedOn> through = new ArrayList<>();
        Set<Tree> seen = new HashSet<>();
        Value at = value;
        while (onlyObject(at) instanceof Value.OfType result
                && given.containsKey(result.expression())
                && seen.add(result.expression())) {
            Given before = given.get(result.expression());
            if (!before.way().isCertain()) {
                through.add(new HandedOn(before.way().method(), before.way().argument()));
            }
            at = before.value();
        }
        return new Root(at, !seen.isEmpty(), List.copyOf(through));
    }

    /** A method returns this: callers want to know whether it is what they have given. */
    public void returned(ExecutableElement method, Value value, ExpressionTree tree) {
        if (!handing.mayHandBack(method)) {
            return;
        }
        for (Value each : Values.objects(value)) {
            Root root = rootOf(each);
            walk.add(
                    new ScopeReturned(
                            method,
                            argumentOf(root.value(), method),
                            root.through(),
                            walk.siteOf(tree)));
        }
    }

    private static int argumentOf(Value value, ExecutableElement method) {
        Value object = onlyObject(value);
        if (object instanceof Value.This self) {
            return elementOf(self).equals(Members.ownerOf(method))
                    ? HandedOn.RECEIVER
                    : ScopeReturned.OTHER;
        }
        int parameter =
                object instanceof Value.OfVariable of
                        ? method.getParameters().indexOf(of.variable())
                        : -1;
        return parameter < 0 ? ScopeReturned.OTHER : parameter;
    }

    private boolean isOpen(Object key) {
        return walk.state.scopes.of(key) != null;
    }

    private boolean takesFunction(Callee callee) {
        return callee.parameters().stream()
                .anyMatch(each -> walk.typeFacts.isFunctional(each.type()));
    }

    /** Whether something opened with a key is open. */
    public boolean areOpen() {
        return !walk.state.scopes.isEmpty();
    }

    /** Control goes on by what a comparison gave: a resource that is null opened nothing. */
    public void tested(ExpressionTree condition, boolean holds) {
        if (areOpen()
                && condition instanceof BinaryTree comparison
                && (comparison.getKind() == Tree.Kind.EQUAL_TO) == holds) {
            missing(comparison.getLeftOperand(), comparison.getRightOperand());
            missing(comparison.getRightOperand(), comparison.getLeftOperand());
        }
    }

    private void missing(ExpressionTree name, ExpressionTree other) {
        if (Bare.of(other).getKind() == Tree.Kind.NULL_LITERAL
                && walk.attributed.elementOf(Bare.of(name)) instanceof VariableElement variable) {
            walk.state.scopes.miss(variable);
        }
    }

    /** A try statement closes its resources, and their keys can be used again. */
    public void closed(TryTree tree) {
        walk.state.scopes.close(tree);
        for (Tree resource : tree.getResources()) {
            if (resource instanceof VariableTree
                    && walk.attributed.elementOf(resource) instanceof VariableElement variable
                    && isBound(variable.asType())) {
                Site site = walk.siteOf(resource);
                walk.state.consumptions.add(variable, new Consumption(site, "closed", null, -1));
            }
        }
    }

    // Uses

    /** A local variable is read. */
    void read(IdentifierTree tree, VariableElement variable, Value value) {
        if (!isBound(variable.asType())) {
            return;
        }
        Object birth = birthOf(value);
        if (birth != null && !birth.equals(variable) && walk.state.consumptions.contains(birth)) {
            escape(tree, variable.asType(), Way.USED_AFTER);
        }
    }

    /** A value is given to a method that takes keys of its kind. */
    public void passed(ExpressionTree tree, Value value, Callee.Parameter parameter) {
        Object birth = areOpen() ? birthOf(value) : null;
        if (birth != null && isOpen(birth) && isKey(parameter.type())) {
            stale(tree, birth, StaleUse.Use.PASSED_ON);
        }
    }

    /**
     * Of our own keys only the newest may be used. What other scope-bound types mean by opening two
     * at once is theirs to say.
     */
    private boolean isKey(@Nullable TypeMirror type) {
        // Every key is scope-bound or confined, and most types are neither.
        if (!walk.typeFacts.is(type, Mark.SCOPE_BOUND)
                && !walk.typeFacts.is(type, Mark.THREAD_CONFINED)) {
            return false;
        }
        for (TypeMirror at = type; at != null && at.getKind() == TypeKind.DECLARED; ) {
            TypeElement element = (TypeElement) TypeFacts.elementOf(at);
            if (KEYS.contains(element.getQualifiedName().toString())) {
                return true;
            }
            at = element.getSuperclass();
        }
        return false;
    }

    private void stale(ExpressionTree tree, Object birth, StaleUse.Use use) {
        OpenScopes.Opened opened = walk.state.scopes.of(birth);
        TypeMirror type = walk.attributed.typeOf(tree);
        if (opened != null && type != null) {
            walk.add(
                    new StaleUse(
                            Walk.describe(tree),
                            TypeText.of(type),
                            use,
                            opened.site(),
                            walk.siteOf(tree)));
        }
    }

    // Getting out

    /** A value goes somewhere; whether it must not, being scope-bound or holding what is. */
    boolean goes(Value value, ExpressionTree tree, Destination to) {
        Way way = wayOf(to);
        TypeMirror type = way == null ? null : boundIn(value, way);
        if (way == null) {
            return false;
        } else if (type == null || isInside(type)) {
            heldThroughCalls(value, tree, way);
            return false;
        }
        Root root = way == Way.RETURNED ? rootOf(value) : null;
        if (root == null || !root.isHandedOn() || !isParameter(root.value())) {
            // What a function takes along is told as such, wherever it goes: it is run later.
            escape(tree, type, value instanceof Derived.Closure ? Way.CAPTURED : way);
        } else if (!root.through().isEmpty()) {
            walk.add(new ScopeDoubt(escapeOf(tree, type, way), null, root.through()));
        }
        return true;
    }

    /** A value that calls have made gets out: they tell in the end what it holds. */
    private void heldThroughCalls(Value value, ExpressionTree tree, Way way) {
        if (way == Way.CAPTURED || !value.dependsOnSummaries()) {
            return;
        }
        Map<Value, TypeMirror> bound = new LinkedHashMap<>();
        Values.walk(
                value,
                (each, next) -> {
                    TypeMirror type = typeOf(each);
                    if (type != null
                            && isBound(type)
                            && !isInside(type)
                            && !(way == Way.RETURNED && isParameter(each))
                            && !(way == Way.STORED && isConfined(type))) {
                        bound.put(each, type);
                    }
                    if (each instanceof Derived derived) {
                        derived.insides().forEach(next::add);
                        given(derived, next);
                    }
                    return false;
                });
        if (!bound.isEmpty()) {
            TypeMirror first = bound.values().iterator().next();
            walk.add(new ScopeHeld(escapeOf(tree, first, way), value, Set.copyOf(bound.keySet())));
        }
    }

    private static void given(Derived value, Deque<Value> next) {
        Call call =
                value instanceof Derived.ResultOf result
                        ? result.call()
                        : value instanceof Derived.After after ? after.call() : null;
        if (call != null) {
            next.add(call.receiver());
            call.arguments().forEach(each -> next.add(each.value()));
        }
    }

    /** A call whose method's code decides what becomes of it is given this. */
    public void given(
            Call call, int argument, Value value, ExpressionTree tree, TypeMirror declared) {
        TypeMirror type = isBound(declared) ? null : boundIn(value, Way.STORED);
        if (type == null || isInside(type)) {
            return;
        }
        boolean isTakenAlong = value instanceof Derived.Closure;
        walk.add(
                new ScopeGiven(
                        call,
                        argument,
                        escapeOf(tree, type, isTakenAlong ? Way.CAPTURED : Way.STORED),
                        isConfined(type) ? null : escapeOf(tree, type, Way.CAPTURED)));
    }

    private boolean isConfined(TypeMirror type) {
        return walk.typeFacts.is(type, Mark.THREAD_CONFINED);
    }

    /** Who gives a key away for a while may get it back. */
    private static boolean isParameter(Value value) {
        return onlyObject(value) instanceof Value.OfVariable of && of.isParameter();
    }

    private static @Nullable Way wayOf(Destination to) {
        if (to instanceof Destination.Kept || to instanceof Destination.Shared) {
            return Way.STORED;
        } else if (to instanceof Destination.Result) {
            return Way.RETURNED;
        }
        return to instanceof Destination.Boundary ? Way.CAPTURED : null;
    }

    /** The first scope-bound type that the value is of, or holds something of. */
    private @Nullable TypeMirror boundIn(Value value, Way way) {
        List<TypeMirror> found = new ArrayList<>();
        Values.walk(
                value,
                (each, next) -> {
                    TypeMirror type = typeOf(each);
                    boolean goesBack = way == Way.RETURNED && isParameter(each);
                    if (type != null && !goesBack && isBoundHere(type, way)) {
                        found.add(type);
                    }
                    if (each instanceof Derived derived) {
                        derived.insides().forEach(next::add);
                    }
                    return false;
                });
        return found.isEmpty() ? null : found.get(0);
    }

    private static @Nullable TypeMirror typeOf(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable().asType();
        } else if (value instanceof Derived.FieldOf of) {
            return of.field().asType();
        }
        return value instanceof Value.OfType type ? type.type() : null;
    }

    /** What is confined as well is reported as crossing where it crosses. */
    private boolean isBoundHere(TypeMirror type, Way way) {
        return isBound(type) && !(way == Way.CAPTURED && isConfined(type));
    }

    /** The class that declares a scope-bound type is free to make and to return its objects. */
    private boolean isInside(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && localClasses.isInside((TypeElement) TypeFacts.elementOf(type));
    }

    private void escape(ExpressionTree tree, TypeMirror type, Way way) {
        walk.add(escapeOf(tree, type, way));
    }

    private ScopeEscape escapeOf(ExpressionTree tree, TypeMirror type, Way way) {
        String name = TypeFacts.elementOf(type).getSimpleName().toString();
        return new ScopeEscape(Walk.describe(tree), name, way, walk.siteOf(tree));
    }

    /** Where the one object was born that this is; null if it may be one of several. */
    private static @Nullable Object birthOf(Value value) {
        Value object = onlyObject(value);
        if (object instanceof Value.OfVariable of) {
            return of.variable();
        } else if (object instanceof Derived.FieldOf of) {
            return of.field();
        } else if (object instanceof Value.OfType type) {
            return type.expression();
        }
        return object instanceof Value.This self ? elementOf(self) : null;
    }

    private static @Nullable Value onlyObject(Value value) {
        Set<Value> objects = Values.objects(value);
        return objects.size() == 1 ? objects.iterator().next() : null;
    }

    private static Element elementOf(Value.This self) {
        return TypeFacts.elementOf(self.type());
    }
}
