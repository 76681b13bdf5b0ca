package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.lockorder.LockLevel;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

import javax.lang.model.element.VariableElement;

/** The order of levels, among mutexes of which one thread takes one while it holds another. */
final class LevelOrder {

    private LevelOrder() {}

    /** Whether a thread that holds the one is certainly refused when it asks for the other. */
    static boolean refuses(Lock held, Lock asked) {
        if (held.kind() != Lock.Kind.MUTEX || asked.kind() != Lock.Kind.MUTEX) {
            return false;
        }
        Optional<LockLevel> before = levelOf(held);
        Optional<LockLevel> after = levelOf(asked);
        return held.isSame(asked)
                || (before.isPresent()
                        && after.isPresent()
                        && !comesAfter(after.get(), before.get()));
    }

    private static boolean comesAfter(LockLevel level, LockLevel other) {
        return level.isLeaf() ? !other.isLeaf() : level.isOpenFrom(other.to());
    }

    /** What messages call a mutex: with its level, if that is known. */
    static String describe(Lock mutex) {
        VariableElement variable = variableOf(mutex);
        return (variable == null ? "a mutex" : nameOf(variable))
                + levelOf(mutex).map(level -> ", of level " + level.name()).orElse("");
    }

    private static String nameOf(VariableElement variable) {
        return variable.getKind().isField()
                ? Members.nameOf(variable)
                : variable.getSimpleName().toString();
    }

    private static Optional<LockLevel> levelOf(Lock mutex) {
        VariableElement variable = variableOf(mutex);
        return variable == null ? Optional.empty() : LockLevel.ofLock(variable.asType());
    }

    private static @Nullable VariableElement variableOf(Lock lock) {
        return lock.name() instanceof Path path ? LockTypes.variableAtEnd(path) : null;
    }
}
