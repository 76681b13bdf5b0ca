package dev.locksmith.processor.lockorder;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Says in words why a lock operation has no typing.
 *
 * <p>javac shows the bounds that inference could not meet. Here it reads: which level is held,
 * which was asked for, and how the two are ordered.
 */
public final class RefusedLock {
    private final Trees trees;
    private final Types types;

    /**
     * Explains calls of one compilation.
     *
     * @param trees of the compilation
     * @param types of the compilation
     */
    public RefusedLock(Trees trees, Types types) {
        this.trees = trees;
        this.types = types;
    }

    /**
     * Explains why a call was refused.
     *
     * @param invocation a method invocation in an attributed tree
     * @return a message with the way out; empty if the call has a typing, locks nothing, or was
     *     refused for another reason than the lock order
     */
    public Optional<String> explain(TreePath invocation) {
        if (!(invocation.getLeaf() instanceof MethodInvocationTree call)
                || trees.getElement(invocation) instanceof ExecutableElement) {
            return Optional.empty();
        }
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? ofLock(invocation, call, select)
                        .or(() -> new RefusedKey(trees, types).explain(invocation, call))
                : new RefusedKey(trees, types).explain(invocation, call);
    }

    private Optional<String> ofLock(
            TreePath invocation, MethodInvocationTree call, MemberSelectTree select) {
        ExpressionTree receiver = select.getExpression();
        TypeMirror type = typeOf(invocation, receiver);
        Optional<DeclaredType> key = supertype(type, "dev.locksmith.LockKey");
        if (key.isPresent() && isWait(invocation, call, select)) {
            return supertype(type, "dev.locksmith.SoleGuard").isPresent()
                    ? Optional.empty()
                    : Optional.of(RefusalText.waitWithAnotherLock(name(receiver)));
        } else if (key.isPresent()) {
            List<Asked> asked = asked(invocation, call);
            return mixed(asked).or(() -> outOfOrder(name(receiver), key.get(), asked));
        }
        return supertype(type, "dev.locksmith.LockSet")
                .flatMap(set -> mixed(asked(invocation, call)));
    }

    private boolean isWait(TreePath path, MethodInvocationTree call, MemberSelectTree select) {
        return select.getIdentifier().toString().startsWith("await")
                && !call.getArguments().isEmpty()
                && supertype(
                                typeOf(path, call.getArguments().get(0)),
                                "dev.locksmith.MutexCondition")
                        .isPresent();
    }

    /**
     * A lock, or a set of them, that was to be taken.
     *
     * @param joinsOthers whether it can be taken together with others of its level
     */
    record Asked(String name, LockLevel level, boolean joinsOthers) {}

    private List<Asked> asked(TreePath path, MethodInvocationTree call) {
        List<Asked> asked = new ArrayList<>();
        for (ExpressionTree argument : call.getArguments()) {
            if (typeOf(path, argument) instanceof DeclaredType lock) {
                for (TypeMirror part : lock.getTypeArguments()) {
                    if (types.asElement(part) instanceof TypeElement type) {
                        LockLevel.of(type)
                                .ifPresent(
                                        level ->
                                                asked.add(
                                                        new Asked(
                                                                name(argument),
                                                                level,
                                                                joinsOthers(lock))));
                    }
                }
            }
        }
        return asked;
    }

    /** A read-write mutex is not taken as it is, but as a member that says what is done with it. */
    private static boolean joinsOthers(DeclaredType lock) {
        return !lock.asElement().getSimpleName().contentEquals("RwMutex");
    }

    private static Optional<String> mixed(List<Asked> asked) {
        return asked.stream()
                .filter(other -> !other.level.equals(asked.get(0).level))
                .findFirst()
                .map(other -> RefusalText.mixed(asked.get(0), other));
    }

    private Optional<String> outOfOrder(String key, DeclaredType keyType, List<Asked> asked) {
        if (keyType.getTypeArguments().isEmpty()) {
            return Optional.empty();
        }
        TypeMirror argument = keyType.getTypeArguments().get(0);
        boolean exact = argument instanceof DeclaredType;
        return deepest(argument) instanceof DeclaredType deepest
                        && deepest.asElement() instanceof TypeElement position
                ? asked.stream()
                        .filter(each -> !each.level.isOpenFrom(position))
                        .findFirst()
                        .map(each -> RefusalText.outOfOrder(key, position, exact, each))
                : asked.stream().findFirst().map(each -> RefusalText.unknownPosition(key, each));
    }

    /** The deepest position that a key may stand at: for {@code LockKey<? super P>}, that is P. */
    private static @Nullable TypeMirror deepest(TypeMirror argument) {
        return argument instanceof WildcardType wildcard
                ? wildcard.getSuperBound()
                : argument instanceof TypeVariable variable ? variable.getLowerBound() : argument;
    }

    private @Nullable TypeMirror typeOf(TreePath parent, ExpressionTree expression) {
        return trees.getTypeMirror(new TreePath(parent, expression));
    }

    private Optional<DeclaredType> supertype(@Nullable TypeMirror type, String name) {
        return supertype(types, type, name);
    }

    /** The supertype that is of the class with this name, if there is one. */
    static Optional<DeclaredType> supertype(Types types, @Nullable TypeMirror type, String name) {
        if (!(type instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement element)) {
            return Optional.empty();
        }
        if (element.getQualifiedName().contentEquals(name)) {
            return Optional.of(declared);
        }
        return types.directSupertypes(type).stream()
                .flatMap(above -> supertype(types, above, name).stream())
                .findFirst();
    }

    static String name(ExpressionTree expression) {
        return "'" + expression + "'";
    }
}
