package dev.locksmith.processor.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * The classes compiled here that stand in for a type of theirs and lock whatever they do. It is
 * read from what is written, before javac lowers the first class: whether a class is one must not
 * depend on which was compiled first.
 */
final class LockingClasses implements Predicate<TypeElement> {

    private static final Set<Modifier> NOT_CALLED_BY_OTHERS =
            Set.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.ABSTRACT);

    private final Set<String> names = new HashSet<>();

    /** A source file was read. */
    void entered(CompilationUnitTree unit, String prefix) {
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                entered(type, prefix);
            }
        }
    }

    private void entered(ClassTree type, String prefix) {
        String name = prefix.concat(type.getSimpleName().toString());
        boolean hasSupertypes =
                type.getExtendsClause() != null || !type.getImplementsClause().isEmpty();
        if (hasSupertypes && areAllLocked(type)) {
            names.add(name);
        }
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) {
                entered(nested, name.concat("."));
            }
        }
    }

    @Override
    public boolean test(TypeElement type) {
        return !names.isEmpty() && names.contains(type.getQualifiedName().toString());
    }

    private static boolean areAllLocked(ClassTree type) {
        boolean isAnyLocked = false;
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && mayBeCalled(method)) {
                boolean isLocked = isLocked(method);
                if (!isLocked && !doesNothing(method)) {
                    return false;
                }
                isAnyLocked |= isLocked;
            }
        }
        return isAnyLocked;
    }

    private static boolean mayBeCalled(MethodTree method) {
        Set<Modifier> modifiers = method.getModifiers().getFlags();
        return method.getReturnType() != null
                && method.getBody() != null
                && modifiers.stream().noneMatch(NOT_CALLED_BY_OTHERS::contains);
    }

    private static boolean isLocked(MethodTree method) {
        if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
            return true;
        }
        List<? extends StatementTree> statements = method.getBody().getStatements();
        return statements.size() == 1
                ? statements.get(0) instanceof SynchronizedTree
                : statements.size() == 2
                        && isCall(statements.get(0), "lock")
                        && statements.get(1) instanceof TryTree guarded
                        && isUnlocking(guarded.getFinallyBlock());
    }

    private static boolean isUnlocking(@Nullable BlockTree block) {
        return block != null
                && block.getStatements().stream().anyMatch(each -> isCall(each, "unlock"));
    }

    private static boolean isCall(StatementTree statement, String method) {
        return statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals(method);
    }

    private static boolean doesNothing(MethodTree method) {
        List<? extends StatementTree> statements = method.getBody().getStatements();
        return statements.isEmpty()
                || (statements.size() == 1
                        && statements.get(0) instanceof ReturnTree result
                        && isConstant(result.getExpression()));
    }

    private static boolean isConstant(@Nullable ExpressionTree expression) {
        return expression == null || expression instanceof LiteralTree;
    }
}
