package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.type.Members;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What one body gives to code that is not followed, so that others may run it: methods that are
 * referred to, lambdas in variables, and objects of classes that only the code around them makes.
 */
final class LetOut {

    private final Predicate<TypeElement> isSource;

    /** What the local variables of the file hold. */
    private final Map<Element, Set<Object>> holders;

    /** By the expression that has it, what has not been seen to stay here, or what holds that. */
    private final IdentityHashMap<Tree, Object> open = new IdentityHashMap<>(4);

    /** What certainly does not stay. */
    private final Set<Object> lost = new HashSet<>();

    /**
     * @param holders what the local variables of the file hold; grows
     */
    LetOut(Predicate<TypeElement> isSource, Map<Element, Set<Object>> holders) {
        this.isSource = isSource;
        this.holders = holders;
    }

    /** All of it: methods, the trees of lambdas, and classes. */
    Set<Object> all() {
        if (open.isEmpty() && lost.isEmpty()) {
            return Set.of();
        }
        Set<Object> all = new HashSet<>();
        Set<Object> seen = new HashSet<>();
        Deque<Object> left = new ArrayDeque<>(lost);
        left.addAll(open.values());
        while (!left.isEmpty()) {
            Object each = left.pop();
            if (each instanceof VariableElement variable && seen.add(variable)) {
                left.addAll(holders.getOrDefault(variable, Set.of()));
            } else if (each instanceof LockBody.Lent lent
                    && lent.what() instanceof VariableElement variable) {
                for (Object held : holders.getOrDefault(variable, Set.of())) {
                    left.push(new LockBody.Lent(held, lent.parameter()));
                }
            } else if (!(each instanceof VariableElement)) {
                all.add(each);
            }
        }
        return Set.copyOf(all);
    }

    void referred(Tree reference, ExecutableElement method) {
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            lost.add(method);
            lost.add(Members.ownerOf(method));
        } else {
            open.put(reference, method);
        }
    }

    /** An expression is an object of a class: a new one, or the one whose code this is. */
    void object(Tree tree, TypeElement type) {
        if (Members.isMadeAroundOnly(type)) {
            open.put(tree, type);
            return;
        }
        // It runs what it inherits.
        TypeElement above = Members.superclass(type);
        while (above != null && isSource.test(above)) {
            lost.add(above);
            above = Members.superclass(above);
        }
    }

    /** A variable is given a value. */
    void held(VariableElement variable, ExpressionTree value) {
        ExpressionTree tree = Bare.uncast(value);
        if (tree instanceof ConditionalExpressionTree either) {
            held(variable, either.getTrueExpression());
            held(variable, either.getFalseExpression());
            return;
        }
        Object held = tree instanceof LambdaExpressionTree ? tree : open.remove(tree);
        if (held != null) {
            holders.computeIfAbsent(variable, key -> new HashSet<>()).add(held);
        }
    }

    /** Whether a variable holds something that may be let out. */
    boolean isHolder(Element variable) {
        return !holders.isEmpty() && holders.containsKey(variable);
    }

    /**
     * Such a variable is read.
     *
     * @param isKnown whether what it holds has a name here, so that calls of it are followed
     */
    void read(Tree name, Element variable, boolean isKnown) {
        if (!holders.containsKey(variable)) {
            return;
        }
        if (isKnown) {
            open.put(name, variable);
        } else {
            lost.add(variable);
        }
    }

    /** What is done with the value of an expression here is followed. */
    void stays(ExpressionTree tree) {
        if (open.isEmpty()) {
            return;
        }
        ExpressionTree bare = Bare.uncast(tree);
        if (bare instanceof ConditionalExpressionTree either) {
            stays(either.getTrueExpression());
            stays(either.getFalseExpression());
        } else {
            open.remove(bare);
        }
    }

    /** A method of another jar is given these: what that does may be known. */
    void lent(List<? extends ExpressionTree> arguments, ExecutableElement method) {
        int known = method.isVarArgs() ? 0 : method.getParameters().size();
        for (int i = 0; i < known && i < arguments.size() && !open.isEmpty(); i++) {
            Object what = open.remove(Bare.uncast(arguments.get(i)));
            if (what != null) {
                lost.add(new LockBody.Lent(what, method.getParameters().get(i)));
            }
        }
    }

    void stay(List<? extends ExpressionTree> arguments) {
        if (!open.isEmpty()) {
            arguments.forEach(this::stays);
        }
    }

    /** Perhaps a field of an object is read or written. */
    void selected(ExpressionTree tree) {
        if (!open.isEmpty() && Bare.of(tree) instanceof MemberSelectTree select) {
            stays(select.getExpression());
        }
    }

    /** A method of an object is called: its own, or one that does nothing with it. */
    void called(ExpressionTree object, ExecutableElement method) {
        if (!open.isEmpty()
                && (method.getModifiers().contains(Modifier.ABSTRACT)
                        || isSource.test(Members.ownerOf(method))
                        || Members.isObject(Members.ownerOf(method)))) {
            stays(object);
        }
    }
}
