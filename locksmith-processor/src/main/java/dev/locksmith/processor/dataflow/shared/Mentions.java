package dev.locksmith.processor.dataflow.shared;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Unshared;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What the places that name an object do with it. */
public final class Mentions {

    private final Walk walk;
    private final Predicate<VariableElement> isForOneTaker;

    /**
     * @param isForOneTaker whether what a local variable holds gets to one taker only
     */
    Mentions(Walk walk, Predicate<VariableElement> isForOneTaker) {
        this.walk = walk;
        this.isForOneTaker = isForOneTaker;
    }

    /**
     * An object is used, and is then given away, to one taker.
     *
     * @param parts what it was given itself before that
     * @param passedTo the parameter that takes it, if a method does
     * @param isPassedOn whether a function takes it, and gives it on when it is run
     */
    record Taking(
            List<Unshared.Part> parts, @Nullable VariableElement passedTo, boolean isPassedOn) {}

    /**
     * Who takes what a variable holds.
     *
     * @param names all places that name it, in order
     * @param scope where it is declared
     * @return null if several may, or it cannot be told
     */
    @Nullable Taking takingOf(List<TreePath> names, TreePath scope) {
        List<Unshared.Part> parts = new ArrayList<>();
        List<TreePath> inFunction = new ArrayList<>();
        TreePath taker = null;
        VariableElement passedTo = null;
        for (TreePath name : names) {
            TreePath function = functionAround(name, scope);
            if (taker != null) {
                if (function != null && function.getLeaf() == taker.getLeaf()) {
                    inFunction.add(name);
                } else if (function != null || !isIn(name, taker) || !isUse(name, null)) {
                    return null;
                }
            } else if (function != null) {
                if (isInLoop(function, scope) || !isRunForOne(function)) {
                    return null;
                }
                taker = function;
                inFunction.add(name);
            } else if (!isUse(name, parts)) {
                TreePath call = callGiven(name);
                if (call == null || isInLoop(name, scope)) {
                    return null;
                }
                taker = call;
                passedTo = parameterOf(call, name);
            }
        }
        if (taker == null || inFunction.isEmpty() || isReference(taker)) {
            return new Taking(parts, passedTo, false);
        }
        return inFunction(inFunction, taker, parts);
    }

    /** A function may be run again: no second function in it can be sure to be the only taker. */
    private @Nullable Taking inFunction(
            List<TreePath> names, TreePath function, List<Unshared.Part> parts) {
        for (TreePath each : names) {
            if (functionAround(each, function) != null) {
                return null;
            }
        }
        Taking inside = takingOf(names, function);
        return inside == null
                ? null
                : new Taking(parts, null, !names.stream().allMatch(each -> isUse(each, null)));
    }

    private static boolean isReference(TreePath function) {
        return function.getLeaf() instanceof MemberReferenceTree;
    }

    /** Whether an expression's value gets to a call, and to nobody else. */
    boolean isGivenAway(TreePath expression) {
        return callGiven(expression) != null;
    }

    /** Adds what an expression gives to the object that takes it. */
    void addPart(ExpressionTree given, List<Unshared.Part> parts) {
        ExpressionTree bare = Bare.of(given);
        TypeMirror type = walk.attributed.typeOf(bare);
        if (type == null || walk.typeFacts.isPlain(type)) {
            return;
        }
        Object birth = null;
        if (bare instanceof NewClassTree || bare instanceof NewArrayTree) {
            birth = bare;
        } else if (bare instanceof IdentifierTree) {
            birth = walk.attributed.elementOf(bare);
        }
        parts.add(new Unshared.Part(type, birth));
    }

    // Functions

    /** The outermost function in the scope that the place is in; the object it is bound to. */
    private static @Nullable TreePath functionAround(TreePath name, TreePath scope) {
        TreePath outermost =
                name.getParentPath().getLeaf() instanceof MemberReferenceTree
                        ? name.getParentPath()
                        : null;
        for (TreePath at = name;
                at != null && at.getLeaf() != scope.getLeaf();
                at = at.getParentPath()) {
            if (UnsharedObjects.isFunction(at.getLeaf())) {
                outermost = at;
            }
        }
        return outermost;
    }

    /** Whether the function is made for one taker: as an argument, or by way of a variable. */
    private boolean isRunForOne(TreePath function) {
        TreePath value = function;
        if (value.getParentPath().getLeaf() instanceof NewClassTree made
                && made.getClassBody() == value.getLeaf()) {
            value = value.getParentPath();
        }
        TreePath outer = aroundSame(value);
        if (outer.getLeaf() instanceof VariableTree declared) {
            return walk.attributed.elementOf(declared) instanceof VariableElement variable
                    && isForOneTaker.test(variable);
        }
        return isArgument(outer.getLeaf(), value.getLeaf()) || endsInUse(value, null);
    }

    private static boolean isInLoop(TreePath from, TreePath scope) {
        for (TreePath at = from.getParentPath();
                at != null && at.getLeaf() != scope.getLeaf();
                at = at.getParentPath()) {
            Tree tree = at.getLeaf();
            if (tree instanceof ForLoopTree
                    || tree instanceof EnhancedForLoopTree
                    || tree instanceof WhileLoopTree
                    || tree instanceof DoWhileLoopTree) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(TreePath name, TreePath around) {
        for (TreePath at = name; at != null; at = at.getParentPath()) {
            if (at.getLeaf() == around.getLeaf()) {
                return true;
            }
        }
        return false;
    }

    // What is done with the object

    /** The place around an expression, beyond what does not change its value. */
    private static TreePath aroundSame(TreePath expression) {
        TreePath at = expression.getParentPath();
        while (at.getLeaf() instanceof ParenthesizedTree || at.getLeaf() instanceof TypeCastTree) {
            at = at.getParentPath();
        }
        return at;
    }

    /**
     * Whether the place uses the object so that no other reference to it, or to what it holds,
     * comes of that.
     *
     * @param parts takes what the object is given; null if that does not matter
     */
    private boolean isUse(TreePath expression, @Nullable List<Unshared.Part> parts) {
        TreePath around = aroundSame(expression);
        Tree tree = around.getLeaf();
        if (tree instanceof BinaryTree || (tree instanceof InstanceOfTree test && !binds(test))) {
            return true;
        } else if (tree instanceof EnhancedForLoopTree loop) {
            return Bare.of(loop.getExpression()) == expression.getLeaf()
                    && isPlain(loop.getVariable());
        } else if (tree instanceof ArrayAccessTree access) {
            return Bare.of(access.getExpression()) == expression.getLeaf()
                    && endsPlainly(around, parts);
        }
        return endsInUse(expression, parts);
    }

    private static boolean binds(InstanceOfTree test) {
        return test.getPattern() != null;
    }

    /** Whether the object is used by its members, and what these give is not kept. */
    private boolean endsInUse(TreePath expression, @Nullable List<Unshared.Part> parts) {
        TreePath at = aroundSame(expression);
        boolean isCalled = false;
        while (at.getLeaf() instanceof MemberSelectTree) {
            TreePath member = at;
            TreePath call = aroundSame(member);
            if (!(call.getLeaf() instanceof MethodInvocationTree invocation)
                    || invocation.getMethodSelect() != member.getLeaf()) {
                return endsPlainly(member, parts);
            }
            if (parts != null) {
                invocation.getArguments().forEach(each -> addPart(each, parts));
            }
            isCalled = true;
            if (isPlain(invocation)
                    || call.getParentPath().getLeaf() instanceof ExpressionStatementTree) {
                return true;
            }
            at = aroundSame(call);
        }
        return isCalled && at.getLeaf() instanceof ExpressionStatementTree;
    }

    /** Whether a part of the object is read that is no object, or is given something. */
    private boolean endsPlainly(TreePath part, @Nullable List<Unshared.Part> parts) {
        if (part.getParentPath().getLeaf() instanceof AssignmentTree assignment
                && assignment.getVariable() == part.getLeaf()) {
            if (parts != null) {
                addPart(assignment.getExpression(), parts);
            }
            return part.getParentPath().getParentPath().getLeaf()
                    instanceof ExpressionStatementTree;
        }
        return isPlain(part.getLeaf());
    }

    private boolean isPlain(Tree tree) {
        TypeMirror type = walk.attributed.typeOf(tree);
        return type != null && walk.typeFacts.isPlain(type);
    }

    // Giving it away

    /** The call that takes the value as an argument and does not give it back; null if none. */
    private @Nullable TreePath callGiven(TreePath expression) {
        TreePath call = aroundSame(expression);
        if (!isArgument(call.getLeaf(), expression.getLeaf())) {
            return null;
        }
        return call.getLeaf() instanceof NewClassTree || !mayGiveBack(call, expression)
                ? call
                : null;
    }

    private static boolean isArgument(Tree call, Tree expression) {
        List<? extends ExpressionTree> arguments = List.of();
        if (call instanceof MethodInvocationTree invocation) {
            arguments = invocation.getArguments();
        } else if (call instanceof NewClassTree made) {
            arguments = made.getArguments();
        }
        for (ExpressionTree each : arguments) {
            if (Bare.uncast(each) == expression) {
                return true;
            }
        }
        return false;
    }

    /** Whether the result of the call could be the argument itself. */
    private boolean mayGiveBack(TreePath call, TreePath argument) {
        Tree around = call.getParentPath().getLeaf();
        if (around instanceof ExpressionStatementTree || isPlain(call.getLeaf())) {
            return false;
        }
        TypeMirror result = walk.attributed.typeOf(call.getLeaf());
        TypeMirror given = walk.attributed.typeOf(argument.getLeaf());
        if (result == null || given == null || result.getKind() == TypeKind.TYPEVAR) {
            return true;
        }
        Types types = walk.surroundings.types();
        TypeMirror one = types.erasure(result);
        TypeMirror other = types.erasure(given);
        return types.isAssignable(one, other) || types.isAssignable(other, one);
    }

    /** The parameter that takes the argument, where a method does that has no variable number. */
    private @Nullable VariableElement parameterOf(TreePath call, TreePath argument) {
        if (!(call.getLeaf() instanceof MethodInvocationTree invocation)
                || !(walk.attributed.elementOf(invocation.getMethodSelect())
                        instanceof ExecutableElement method)
                || method.isVarArgs()) {
            return null;
        }
        for (int i = 0; i < invocation.getArguments().size(); i++) {
            if (Bare.uncast(invocation.getArguments().get(i)) == argument.getLeaf()) {
                return method.getParameters().get(i);
            }
        }
        return null;
    }
}
