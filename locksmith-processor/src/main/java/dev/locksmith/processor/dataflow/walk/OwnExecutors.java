package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The tasks of executors that private fields hold, as far as nobody but their class has them: code
 * that is certainly no such task runs on another thread.
 */
final class OwnExecutors {

    private final Walk walk;
    private final ClassTree root;
    private final Map<ExecutableElement, MethodTree> methods = new HashMap<>();

    /** What each executor is given; null until somebody asks. */
    private @Nullable Map<VariableElement, List<ExpressionTree>> given;

    /** Executors that others may have as well, or that are given what is not seen. */
    private final Set<VariableElement> unknown = new HashSet<>();

    private final Map<VariableElement, Boolean> closed = new HashMap<>();
    private final Map<VariableElement, Set<ExecutableElement>> run = new HashMap<>();

    OwnExecutors(Walk walk, ClassTree root) {
        this.walk = walk;
        this.root = root;
    }

    /** Whether no task of the executor in this field runs the method, itself or by others. */
    boolean neverRuns(VariableElement field, ExecutableElement method) {
        if (!isPrivateField(field)) {
            return false;
        }
        if (given == null) {
            given = new HashMap<>();
            new Search(given).scan(root, null);
        }
        List<ExpressionTree> tasks = given.getOrDefault(field, List.of());
        Boolean known = closed.get(field);
        if (known == null) {
            known = !unknown.contains(field) && callsOnlyPrivate(field, tasks);
            closed.put(field, known);
        }
        return known && !run.getOrDefault(field, Set.of()).contains(method);
    }

    private static boolean isPrivateField(VariableElement field) {
        return field.getKind() == ElementKind.FIELD
                && field.getModifiers().contains(Modifier.PRIVATE);
    }

    /**
     * Whether all that the tasks call of this class is private: then nobody's call of another
     * method is one of a task. What nobody knows may call any of them.
     */
    private boolean callsOnlyPrivate(VariableElement field, List<ExpressionTree> tasks) {
        Set<ExecutableElement> called = run.computeIfAbsent(field, any -> new HashSet<>());
        Deque<Tree> open = new ArrayDeque<>(tasks);
        while (!open.isEmpty()) {
            Calls calls = new Calls();
            calls.scan(open.poll(), null);
            for (ExecutableElement each : calls.found) {
                MethodTree tree = methods.get(each);
                if (mayCallBack(each)
                        || (tree != null && !each.getModifiers().contains(Modifier.PRIVATE))) {
                    return false;
                } else if (tree != null && called.add(each)) {
                    open.add(tree);
                }
            }
        }
        return true;
    }

    /** Whether it is a listener's method, or a function's. */
    private boolean mayCallBack(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && (walk.callees.of(method).isSource()
                        || walk.typeFacts.isFunctional(Members.ownerOf(method).asType()));
    }

    /** The methods that are called in a tree, or referred to. */
    private final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Set<ExecutableElement> found = new HashSet<>();

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void unused) {
            add(tree.getMethodSelect());
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitMemberReference(
                MemberReferenceTree tree, @Nullable Void unused) {
            add(tree);
            return super.visitMemberReference(tree, null);
        }

        private void add(Tree tree) {
            if (walk.attributed.elementOf(tree) instanceof ExecutableElement method) {
                found.add(method);
            }
        }
    }

    /** Finds what the class does with the executors in its fields. */
    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Map<VariableElement, List<ExpressionTree>> given;
        private final Set<Name> names = new HashSet<>();

        Search(Map<VariableElement, List<ExpressionTree>> given) {
            this.given = given;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            for (Tree member : tree.getMembers()) {
                if (member instanceof VariableTree field
                        && walk.attributed.elementOf(field) instanceof VariableElement variable
                        && isPrivateField(variable)
                        && walk.serialExecutors.isExecutor(variable.asType())) {
                    names.add(field.getName());
                }
            }
            return super.visitClass(tree, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            if (walk.attributed.elementOf(tree) instanceof ExecutableElement method) {
                methods.put(method, tree);
            }
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void unused) {
            VariableElement field =
                    tree.getMethodSelect() instanceof MemberSelectTree select
                            ? fieldOf(select.getExpression())
                            : null;
            if (field == null) {
                return super.visitMethodInvocation(tree, null);
            }
            for (ExpressionTree argument : tree.getArguments()) {
                ExpressionTree task = Bare.uncast(argument);
                if (task instanceof LambdaExpressionTree || task instanceof MemberReferenceTree) {
                    given.computeIfAbsent(field, key -> new ArrayList<>()).add(task);
                } else if (!isNumber(argument)) {
                    unknown.add(field);
                }
            }
            return scan(tree.getArguments(), null);
        }

        /** A number, or what it counts. */
        private boolean isNumber(ExpressionTree argument) {
            TypeMirror type = walk.attributed.typeOf(argument);
            return type != null
                    && (type.getKind().isPrimitive()
                            || (type instanceof DeclaredType declared
                                    && declared.asElement().getKind() == ElementKind.ENUM));
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
            return fieldOf(tree.getVariable()) == null
                    ? super.visitAssignment(tree, null)
                    : scan(tree.getExpression(), null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            mentioned(tree);
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
            mentioned(tree);
            return super.visitMemberSelect(tree, null);
        }

        private void mentioned(ExpressionTree tree) {
            VariableElement field = fieldOf(tree);
            if (field != null) {
                unknown.add(field);
            }
        }

        private @Nullable VariableElement fieldOf(ExpressionTree expression) {
            ExpressionTree tree = Bare.of(expression);
            boolean isNamedSo =
                    tree instanceof IdentifierTree simple
                            ? names.contains(simple.getName())
                            : tree instanceof MemberSelectTree select
                                    && names.contains(select.getIdentifier());
            return isNamedSo
                            && walk.attributed.elementOf(tree) instanceof VariableElement field
                            && isPrivateField(field)
                    ? field
                    : null;
        }
    }
}
