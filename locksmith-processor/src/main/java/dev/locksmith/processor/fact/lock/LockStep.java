package dev.locksmith.processor.fact.lock;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What a body does that has to do with locks. */
public sealed interface LockStep {

    /** Calls the visitor's method for this kind of step. */
    void accept(Visitor visitor);

    /** A lock is asked for, and then held. */
    record Acquire(Lock lock, String described, Site site) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.acquire(this);
        }
    }

    /** A lock is held if it was free: nobody waits for it here. */
    record Try(Lock lock) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.attempt(this);
        }
    }

    /** Control goes on by whether an attempt to take a lock gave it. */
    record Tried(Lock lock, boolean taken, String described, Site site) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.tried(this);
        }
    }

    /** A lock is held from here on: nothing is asked for, since it may have been held before. */
    record Hold(Lock lock, String described, Site site) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.hold(this);
        }
    }

    /** A lock is certainly held here, whoever took it: the program asked, or says so. */
    record Asserted(Lock lock) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.asserted(this);
        }
    }

    /** A lock is given back. */
    record Release(Lock lock) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.release(this);
        }
    }

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
            implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.call(this);
        }
    }

    /**
     * A function is run here and now by code that is not compiled here.
     *
     * @param arguments what it is given, as far as that is known
     */
    record Run(LockName function, List<LockName> arguments, String described, Site site)
            implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.run(this);
        }
    }

    /**
     * This thread waits until a task is done.
     *
     * @param variable what holds the task; null if that is no variable
     */
    record Await(LockName task, @Nullable Element variable, String described, Site site)
            implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.await(this);
        }
    }

    /**
     * It is known of the task in a variable whether it is done.
     *
     * @param done whether it is; if not, it may be
     */
    record Finished(Element variable, boolean done) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.finished(this);
        }
    }

    /**
     * This thread waits until another one wakes it.
     *
     * @param on the object on which both act
     * @param released the lock that is given back meanwhile; null if there is none
     */
    record Sleep(Lock on, @Nullable Lock released, String described, Site site)
            implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.sleep(this);
        }
    }

    /** Threads are woken that wait on an object. */
    record Wake(Lock on, String described, Site site) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.wake(this);
        }
    }

    /**
     * A class is needed: who comes first runs its initializer, the others wait for that.
     *
     * @param how what a message says before the name of the class
     */
    record Touch(TypeElement type, String how, Site site) implements LockStep {
        /** How messages call it: {@code needs Registry}. */
        public String described() {
            return how + " " + type.getSimpleName();
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.touch(this);
        }
    }

    /** Two things are compared, which may decide what is locked first. */
    record Compare() implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.compare(this);
        }
    }

    /** A boolean parameter or field, or what reads such a field, certainly has this value. */
    record Suppose(LockName what, boolean value) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.suppose(this);
        }
    }

    /**
     * The body returns true or false; where that is not known, there is one of these for each.
     *
     * @param known what is certain where it returns this
     */
    record Answer(boolean value, List<LockStep> known) implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.answer(this);
        }
    }

    /** From here control may go on to the handlers. */
    record MayThrow() implements LockStep {
        @Override
        public void accept(Visitor visitor) {
            visitor.mayThrow(this);
        }
    }

    /** A method for each kind of step; what is not overridden does nothing. */
    interface Visitor {
        default void acquire(Acquire step) {}

        default void attempt(Try step) {}

        default void tried(Tried step) {}

        default void hold(Hold step) {}

        default void asserted(Asserted step) {}

        default void release(Release step) {}

        default void call(Call step) {}

        default void run(Run step) {}

        default void await(Await step) {}

        default void finished(Finished step) {}

        default void touch(Touch step) {}

        default void sleep(Sleep step) {}

        default void wake(Wake step) {}

        default void compare(Compare step) {}

        default void suppose(Suppose step) {}

        default void answer(Answer step) {}

        default void mayThrow(MayThrow step) {}
    }
}
