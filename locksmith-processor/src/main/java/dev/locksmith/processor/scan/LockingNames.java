package dev.locksmith.processor.scan;

import dev.locksmith.processor.type.Members;

import java.util.Set;

import javax.lang.model.element.ExecutableElement;

/** Calls that take a lock, or give one back. Semaphores serve as locks, and so may what is named so. */
final class LockingNames {

    private static final Set<String> TAKING =
            Set.of(
                    "lock",
                    "lockInterruptibly",
                    "tryLock",
                    "acquire",
                    "acquireUninterruptibly",
                    "tryAcquire",
                    "enter");

    private static final Set<String> OF_STAMPED_LOCK =
            Set.of(
                    "writeLock",
                    "readLock",
                    "tryWriteLock",
                    "tryReadLock",
                    "writeLockInterruptibly",
                    "readLockInterruptibly",
                    "tryOptimisticRead");

    private static final Set<String> GIVING_BACK =
            Set.of(
                    "unlock",
                    "unlockRead",
                    "unlockWrite",
                    "release",
                    "leave",
                    "exit",
                    "tryUnlockRead",
                    "tryUnlockWrite");

    private LockingNames() {}

    static boolean takes(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return TAKING.contains(name)
                || (OF_STAMPED_LOCK.contains(name)
                        && Members.ownerOf(method).getSimpleName().contentEquals("StampedLock"));
    }

    static boolean givesBack(ExecutableElement method) {
        return GIVING_BACK.contains(method.getSimpleName().toString());
    }
}
