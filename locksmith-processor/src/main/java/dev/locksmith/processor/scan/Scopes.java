package dev.locksmith.processor.scan;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;

import dev.locksmith.processor.fact.Consumption;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.ScopeEscape;
import dev.locksmith.processor.fact.ScopeEscape.Way;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.StaleUse;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Follows values of {@code @ScopeBound} types: each is opened by a try statement and goes no
 * further than it; and what opened it rests until it is closed.
 */
final class Scopes {

    private static final Set<String> KEYS =
            Set.of("dev.locksmith.KeyHandle", "dev.locksmith.LockKey");

    private final Walk walk;
    private final LocalClasses localClasses;
    private final Set<Tree> inTry = new HashSet<>();
    private final Set<Tree> closedAtOnce = new HashSet<>();

    /** Keys whose try statement is being walked: that is known from where we are, on all paths. */
    private final Map<Object, Site> borrowed = new HashMap<>();

    private final List<Object> opening = new ArrayList<>();

    Scopes(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.localClasses = localClasses;
    }

    boolean isBound(@Nullable TypeMirror type) {
        return walk.typeFacts.is(type, Mark.SCOPE_BOUND);
    }

    // Opening and closing

    /** A try statement is about to evaluate this resource. */
    void enterResource(Tree resource) {
        if (resource instanceof VariableTree variable && variable.getInitializer() != null) {
            allow(variable.getInitializer());
        }
    }

    private void allow(ExpressionTree expression) {
        inTry.add(expression);
        if (expression instanceof ParenthesizedTree inner) {
            allow(inner.getExpression());
        } else if (expression instanceof TypeCastTree cast) {
            allow(cast.getExpression());
        } else if (expression instanceof ConditionalExpressionTree either) {
            allow(either.getTrueExpression());
            allow(either.getFalseExpression());
        }
    }

    /** The receiver of a call comes next: what is opened to be closed at once needs no try. */
    void enterReceiver(ExpressionTree receiver, Name method) {
        if (method.length() == 5 && method.contentEquals("close")) {
            closedAtOnce.add(receiver);
        }
    }

    /** A call was evaluated: it may have opened something, or used a key. */
    void called(MethodInvocationTree tree, Callee callee, Value receiver) {
        boolean opens = callee.concerns().opens();
        if (!opens && borrowed.isEmpty()) {
            return;
        }
        TypeMirror returned = callee.method().getReturnType();
        ExpressionTree receiverTree =
                tree.getMethodSelect() instanceof MemberSelectTree select
                        ? select.getExpression()
                        : null;
        Object birth = isKeyCall(receiverTree) ? birthOf(receiver) : null;
        if (birth != null && receiverTree != null && borrowed.containsKey(birth)) {
            if (opens || takesFunction(callee)) {
                stale(receiverTree, birth, StaleUse.Use.OPENS);
            } else if (callee.method().getSimpleName().contentEquals("close")) {
                stale(receiverTree, birth, StaleUse.Use.CLOSED);
            }
        }
        if (opens && !isInside(returned) && !closedAtOnce.contains(tree)) {
            opened(tree, returned, birth);
        }
    }

    /** An object was made. */
    void made(ExpressionTree tree, @Nullable TypeMirror type) {
        if (type != null && isBound(type) && !isInside(type) && !inTry.contains(tree)) {
            escape(tree, type, Way.NOT_IN_TRY);
        }
    }

    private boolean isKeyCall(@Nullable ExpressionTree receiver) {
        return receiver != null && isKey(walk.attributed.typeOf(receiver));
    }

    private void opened(MethodInvocationTree tree, TypeMirror type, @Nullable Object key) {
        if (!inTry.contains(tree)) {
            escape(tree, type, Way.NOT_IN_TRY);
        } else if (key != null && borrowed.putIfAbsent(key, walk.siteOf(tree)) == null) {
            opening.add(key);
        }
    }

    private boolean takesFunction(Callee callee) {
        return callee.parameters().stream()
                .anyMatch(each -> walk.typeFacts.isFunctional(each.element().asType()));
    }

    /** Whether something opened with a key is open. */
    boolean areOpen() {
        return !borrowed.isEmpty();
    }

    /** How many keys have something open; see {@link #closeTo}. */
    int mark() {
        return opening.size();
    }

    /** The resources opened since the mark are closed, and their keys can be used again. */
    void closeTo(int mark, List<? extends Tree> resources) {
        while (opening.size() > mark) {
            borrowed.remove(opening.remove(opening.size() - 1));
        }
        for (Tree resource : resources) {
            if (resource instanceof VariableTree
                    && walk.attributed.elementOf(resource) instanceof VariableElement variable
                    && isBound(variable.asType())) {
                Site site = walk.siteOf(resource);
                walk.state.consume(variable, new Consumption(site, "closed", null, -1));
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
        if (birth != null && !birth.equals(variable) && walk.state.consumption(birth) != null) {
            escape(tree, variable.asType(), Way.USED_AFTER);
        }
    }

    /** A value is given to a method that takes keys of its kind. */
    void passed(ExpressionTree tree, Value value, Callee.Parameter parameter) {
        Object birth = borrowed.isEmpty() ? null : birthOf(value);
        if (birth != null && borrowed.containsKey(birth) && isKey(parameter.element().asType())) {
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
        Site opened = borrowed.get(birth);
        TypeMirror type = walk.attributed.typeOf(tree);
        if (opened != null && type != null && walk.state.isReachable()) {
            walk.add(
                    new StaleUse(
                            Walk.describe(tree),
                            TypeText.of(type),
                            use,
                            opened,
                            walk.siteOf(tree)));
        }
    }

    // Getting out

    /** A value goes somewhere; whether it must not, being scope-bound or holding what is. */
    boolean goes(Value value, ExpressionTree tree, Destination to) {
        Way way = wayOf(to, value);
        TypeMirror type = way == null ? null : boundIn(value, way);
        if (way == null || type == null || isInside(type)) {
            return false;
        }
        escape(tree, type, way);
        return true;
    }

    private static @Nullable Way wayOf(Destination to, Value value) {
        if (to instanceof Destination.Kept || to instanceof Destination.Shared) {
            return Way.STORED;
        } else if (to instanceof Destination.Result) {
            // Who gives a key away for a while may get it back.
            boolean given =
                    value instanceof Value.OfVariable of
                            && of.variable().getKind() == ElementKind.PARAMETER;
            return given ? null : Way.RETURNED;
        }
        return to instanceof Destination.Boundary ? Way.CAPTURED : null;
    }

    private @Nullable TypeMirror boundIn(Value value, Way way) {
        if (value instanceof Value.OfVariable of) {
            return isBoundHere(of.variable().asType(), way) ? of.variable().asType() : null;
        } else if (value instanceof Value.OfType type) {
            return isBoundHere(type.type(), way) ? type.type() : null;
        } else if (value instanceof Value.Closure closure) {
            for (Value.Captured captured : closure.captures()) {
                TypeMirror found = boundIn(captured.value(), way);
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof Value.Holder holder) {
            for (Value content : holder.contents()) {
                TypeMirror found = boundIn(content, way);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** What is confined as well is reported as crossing where it crosses. */
    private boolean isBoundHere(TypeMirror type, Way way) {
        return isBound(type)
                && !(way == Way.CAPTURED && walk.typeFacts.is(type, Mark.THREAD_CONFINED));
    }

    /** The class that declares a scope-bound type is free to make and to return its objects. */
    private boolean isInside(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && localClasses.isInside((TypeElement) TypeFacts.elementOf(type));
    }

    private void escape(ExpressionTree tree, TypeMirror type, Way way) {
        if (walk.state.isReachable()) {
            String name = TypeFacts.elementOf(type).getSimpleName().toString();
            walk.add(new ScopeEscape(Walk.describe(tree), name, way, walk.siteOf(tree)));
        }
    }

    private static @Nullable Object birthOf(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable();
        } else if (value instanceof Value.OfType type) {
            return type.expression();
        }
        if (value instanceof Value.After after) {
            return birthOf(after.object());
        } else if (value instanceof Value.Holder holder) {
            return birthOf(holder.object());
        }
        return value instanceof Value.This self ? elementOf(self) : null;
    }

    private static Element elementOf(Value.This self) {
        return TypeFacts.elementOf(self.type());
    }
}
