package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What a body does that has to do with locks. */
public sealed interface LockStep {

    /** A lock is asked for, and then held. */
    record Acquire(Lock lock, String described, Site site) implements LockStep {}

    /** A lock is held if it was free: nobody waits for it here. */
    record Try(Lock lock) implements LockStep {}

    /** A lock is given back. */
    record Release(Lock lock) implements LockStep {}

    /**
     * A method is called.
     *
     * @param receiver null if it is static
     * @param type the class of the receiver, as far as it is known
     * @param exact whether the method itself runs, and none that overrides it
     */
    record Call(
            ExecutableElement method,
            @Nullable LockName receiver,
            @Nullable TypeElement type,
            List<LockName> arguments,
            boolean exact,
            Site site)
            implements LockStep {}

    /** A function is run here and now by code that is not compiled here. */
    record Run(LockName function, String described, Site site) implements LockStep {}

    /** This thread waits until a task is done. */
    record Await(LockName task, String described, Site site) implements LockStep {}

    /** Two things are compared, which may decide what is locked first. */
    record Compare() implements LockStep {}

    /** From here control may go on to the handlers. */
    record MayThrow() implements LockStep {}
}
