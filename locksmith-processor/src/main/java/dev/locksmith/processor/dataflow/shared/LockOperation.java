package dev.locksmith.processor.dataflow.shared;

import dev.locksmith.processor.type.Members;

import java.util.Map;

import javax.lang.model.element.ExecutableElement;

/** What a method does with a lock, as far as its name and its class tell. */
enum LockOperation {
    NONE,
    /** Its receiver is taken. */
    TAKE,
    /** Its receiver may be taken. */
    TRY,
    /** Its receiver is given back. */
    GIVE_BACK,
    /** A lock is taken that readers may hold together. */
    TAKE_AS_READER,
    /** Such a lock is given back. */
    GIVE_BACK_AS_READER,
    /** Something is taken that has no name. */
    TAKE_UNKNOWN,
    /** Something is given back that has no name. */
    GIVE_BACK_UNKNOWN;

    private static final String LOCKS = "java.util.concurrent.locks.";

    private static final Map<String, LockOperation> BY_NAME =
            Map.ofEntries(
                    Map.entry("lock", TAKE),
                    Map.entry("lockInterruptibly", TAKE),
                    Map.entry("tryLock", TRY),
                    Map.entry("unlock", GIVE_BACK),
                    Map.entry("writeLock", TAKE),
                    Map.entry("writeLockInterruptibly", TAKE),
                    Map.entry("tryWriteLock", TRY),
                    Map.entry("unlockWrite", GIVE_BACK),
                    Map.entry("acquire", TAKE_UNKNOWN),
                    Map.entry("acquireUninterruptibly", TAKE_UNKNOWN),
                    Map.entry("tryAcquire", TAKE_UNKNOWN),
                    Map.entry("release", GIVE_BACK_UNKNOWN),
                    Map.entry("enter", TAKE_UNKNOWN),
                    Map.entry("enterInterruptibly", TAKE_UNKNOWN),
                    Map.entry("tryEnter", TAKE_UNKNOWN),
                    Map.entry("leave", GIVE_BACK_UNKNOWN),
                    Map.entry("readLock", TAKE_AS_READER),
                    Map.entry("readLockInterruptibly", TAKE_AS_READER),
                    Map.entry("tryReadLock", TAKE_AS_READER),
                    Map.entry("unlockRead", GIVE_BACK_AS_READER));

    /** What a method does. */
    static LockOperation of(ExecutableElement method) {
        LockOperation named = BY_NAME.get(method.getSimpleName().toString());
        if (named == null) {
            return NONE;
        }
        String owner = Members.ownerOf(method).getQualifiedName().toString();
        if (!owner.startsWith(LOCKS)) {
            return unnamed(named);
        }
        if (owner.endsWith("ReadWriteLock")) {
            return NONE; // it hands out its two locks
        }
        return owner.endsWith("ReadLock") ? named.asReader() : named;
    }

    private LockOperation asReader() {
        return switch (this) {
            case TAKE, TRY -> TAKE_AS_READER;
            case GIVE_BACK -> GIVE_BACK_AS_READER;
            default -> this;
        };
    }

    private static LockOperation unnamed(LockOperation named) {
        return switch (named) {
            case TAKE, TRY, TAKE_UNKNOWN -> TAKE_UNKNOWN;
            case GIVE_BACK, GIVE_BACK_UNKNOWN -> GIVE_BACK_UNKNOWN;
            case NONE, TAKE_AS_READER, GIVE_BACK_AS_READER -> NONE;
        };
    }
}
