package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a call of a body does, by the names of that body. */
sealed interface LockEffect {

    /** How things stand where it is done. */
    LockContext context();

    /** What is certainly held then. */
    default List<Held> held() {
        return context().held();
    }

    /** What has been given back by then that only a caller can have taken. */
    default Set<Lock> without() {
        return context().without();
    }

    /** Whether something was compared before. */
    default boolean ordered() {
        return context().ordered();
    }

    /** Where it is done, from the outermost call inwards. */
    default List<Place> places() {
        return context().places();
    }

    /** What boolean parameters and fields are then. */
    default Supposed supposed() {
        return context().supposed();
    }

    /** What makes two effects one. */
    default Object identity() {
        List<Object> identity = new ArrayList<>();
        identity.add(what());
        for (Held each : held()) {
            identity.add(each.lock());
            identity.add(each.ordered());
        }
        identity.add(ordered());
        if (!without().isEmpty()) {
            identity.add(without());
        }
        if (!supposed().values().isEmpty()) {
            identity.add(supposed());
        }
        return identity;
    }

    /** What is done. */
    Object what();

    /**
     * The same by other names.
     *
     * @param context how things stand there, by these names
     */
    LockEffect by(LockNaming names, LockContext context);

    /** The same, with these held. */
    LockEffect holding(List<Held> held);

    void accept(Visitor visitor);

    /** Answers for each kind of effect. */
    interface Visitor {
        void asks(Asks effect);

        void calls(Calls effect);

        void sleeps(Sleeps effect);

        void wakes(Wakes effect);

        void waits(Waits effect);
    }

    /** A lock is asked for. */
    record Asks(Lock lock, LockContext context) implements LockEffect {
        @Override
        public Object what() {
            return lock;
        }

        @Override
        public LockEffect by(LockNaming names, LockContext context) {
            return new Asks(names.of(lock), context);
        }

        @Override
        public LockEffect holding(List<Held> held) {
            return new Asks(lock, context.holding(held));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.asks(this);
        }
    }

    /** A method is called of an object that only the caller knows. */
    record Calls(LockStep.Call call, LockContext context) implements LockEffect {
        @Override
        public Object what() {
            return List.of(call.method(), Optional.ofNullable(call.receiver()), call.arguments());
        }

        @Override
        public LockEffect by(LockNaming names, LockContext context) {
            return new Calls(names.of(call), context);
        }

        @Override
        public LockEffect holding(List<Held> held) {
            return new Calls(call, context.holding(held));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.calls(this);
        }
    }

    /**
     * A thread waits until it is woken.
     *
     * @param released the lock that is given back meanwhile; null if there is none
     * @param context with what else is held
     */
    record Sleeps(Lock on, @Nullable Lock released, LockContext context) implements LockEffect {
        @Override
        public Object what() {
            return List.of("sleeps", on);
        }

        @Override
        public LockEffect by(LockNaming names, LockContext context) {
            return new Sleeps(names.of(on), released == null ? null : names.of(released), context);
        }

        @Override
        public LockEffect holding(List<Held> held) {
            return new Sleeps(on, released, context.holding(held));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.sleeps(this);
        }
    }

    /**
     * Threads are woken.
     *
     * @param context with what was taken before, be it given back or not
     */
    record Wakes(Lock on, LockContext context) implements LockEffect {
        @Override
        public Object what() {
            return List.of("wakes", on);
        }

        @Override
        public LockEffect by(LockNaming names, LockContext context) {
            return new Wakes(names.of(on), context);
        }

        @Override
        public LockEffect holding(List<Held> held) {
            return new Wakes(on, context.holding(held));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.wakes(this);
        }
    }

    /** A task is waited for. */
    record Waits(LockName task, LockContext context) implements LockEffect {
        @Override
        public Object what() {
            return List.of("waits", task);
        }

        @Override
        public LockEffect by(LockNaming names, LockContext context) {
            return new Waits(names.of(task), context);
        }

        @Override
        public LockEffect holding(List<Held> held) {
            return new Waits(task, context.holding(held));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.waits(this);
        }
    }
}
