package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import javax.lang.model.element.TypeElement;

/** How messages call a lock. */
final class LockWords {

    private LockWords() {}

    static String of(Lock lock, LockNode node) {
        return switch (node.role()) {
            case OBJECT -> "the monitor of " + object(lock);
            case ITSELF ->
                    (lock.kind() == Lock.Kind.BINS ? "a bin of " : view(lock)) + object(lock);
            case CLASS -> "the monitor of " + node.what().getSimpleName() + ".class";
            case INITIALIZER -> "the initialization of class " + node.what().getSimpleName();
            case BINS -> "a bin of " + Members.nameOf(node.what());
            case FIELD, LOCK -> view(lock) + Members.nameOf(node.what());
        };
    }

    private static String object(Lock lock) {
        TypeElement type = LockTypes.endOf(lock.name());
        TypeElement known = lock.type() == null ? type : lock.type();
        return known == null ? "an object" : TypeText.withArticle(TypeText.of(known));
    }

    private static String view(Lock lock) {
        return lock.mode() == Lock.Mode.READ ? "the read lock of " : "";
    }
}
