package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.type.Domains;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Whether code is ready for a call to give nothing, or what another thread has: then it may well be
 * meant to be run there. Looked for only where such a call is met.
 */
public final class NullTests {

    /** What these are given may be missing, and so may what any {@code equals} is given. */
    private static final Set<String> ASKING = Set.of("java.util.Optional", "java.util.Objects");

    private final Attributed attributed;
    private final Domains domains;

    public NullTests(Attributed attributed, Domains domains) {
        this.attributed = attributed;
        this.domains = domains;
    }

    /**
     * Whether the result of this call, or a part of it, is compared with null or another, itself or
     * in a variable; or whether it is where the thread is given something of its own.
     */
    public boolean areOn(ExpressionTree call) {
        TreePath path = TreePath.getPath(attributed.unit(), call);
        TreePath around = path == null ? null : userOf(path);
        if (around == null) {
            return false;
        }
        if (around.getLeaf() instanceof MemberSelectTree
                && around.getParentPath().getLeaf() instanceof MethodInvocationTree part) {
            return gives(part)
                    || (part.getArguments().isEmpty() && isReady(userOf(around.getParentPath())));
        }
        return isReady(around);
    }

    /** Whether it is a variable that holds what was compared so. */
    public boolean areOnVariable(ExpressionTree name) {
        return attributed.elementOf(Bare.uncast(name)) instanceof VariableElement variable
                && (variable.getKind() == ElementKind.BINDING_VARIABLE
                        || (!variable.getKind().isField() && isTested(variable)));
    }

    private static @Nullable TreePath userOf(TreePath value) {
        TreePath around = value.getParentPath();
        while (around != null && isSeenThrough(around.getLeaf())) {
            around = around.getParentPath();
        }
        return around;
    }

    /** Whether a call gives the thread what it is asked for. */
    private boolean gives(MethodInvocationTree call) {
        return attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method
                && domains.enteredBy(method) != null;
    }

    private boolean isReady(@Nullable TreePath around) {
        if (around == null) {
            return false;
        }
        Tree user = around.getLeaf();
        if (user instanceof VariableTree || user instanceof AssignmentTree) {
            Tree target = user instanceof AssignmentTree it ? it.getVariable() : user;
            return attributed.elementOf(target) instanceof VariableElement variable
                    && isTested(variable);
        }
        return isTest(user);
    }

    private static boolean isSeenThrough(Tree tree) {
        return tree instanceof ParenthesizedTree || tree instanceof TypeCastTree;
    }

    private boolean isTest(Tree user) {
        return user instanceof InstanceOfTree
                || (user instanceof BinaryTree comparison
                        && (comparison.getKind() == Tree.Kind.EQUAL_TO
                                || comparison.getKind() == Tree.Kind.NOT_EQUAL_TO))
                || (user instanceof MethodInvocationTree call && isAsking(call));
    }

    private boolean isAsking(MethodInvocationTree call) {
        Element method = attributed.elementOf(call.getMethodSelect());
        return method instanceof ExecutableElement asked
                && (asked.getSimpleName().contentEquals("equals")
                        || ASKING.contains(Members.ownerOf(asked).getQualifiedName().toString()));
    }

    private boolean isTested(VariableElement variable) {
        Search search = new Search(variable);
        search.scan(attributed.unit(), null);
        return search.found;
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final VariableElement variable;
        private boolean found;

        Search(VariableElement variable) {
            this.variable = variable;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
            found |= isTest(tree) && (isIt(tree.getLeftOperand()) || isIt(tree.getRightOperand()));
            return super.visitBinary(tree, null);
        }

        @Override
        public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
            found |= isIt(tree.getExpression());
            return super.visitInstanceOf(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void unused) {
            found |=
                    (isAsking(tree) && tree.getArguments().stream().anyMatch(this::isIt))
                            || (gives(tree)
                                    && tree.getMethodSelect() instanceof MemberSelectTree select
                                    && isIt(select.getExpression()));
            return super.visitMethodInvocation(tree, null);
        }

        /** Whether it is the variable, or a part of what that holds. */
        private boolean isIt(ExpressionTree tree) {
            ExpressionTree named = Bare.uncast(tree);
            return variable.equals(attributed.elementOf(named))
                    || (named instanceof MethodInvocationTree part
                            && part.getArguments().isEmpty()
                            && part.getMethodSelect() instanceof MemberSelectTree select
                            && variable.equals(
                                    attributed.elementOf(Bare.uncast(select.getExpression()))));
        }
    }
}
