package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.CircularWait.Place;
import dev.locksmith.processor.fact.Lock;
import dev.locksmith.processor.fact.LockName;
import dev.locksmith.processor.fact.LockStep;
import dev.locksmith.processor.summary.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a call of a body does, by the names of that body. */
sealed interface LockEffect {

    /** What is certainly held then. */
    List<Held> held();

    /** What has been given back by then that only a caller can have taken. */
    Set<Lock> without();

    /** Where it is done, from the outermost call inwards. */
    List<Place> places();

    /** Whether something was compared before. */
    boolean ordered();

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
        return identity;
    }

    /** What is done. */
    Object what();

    /**
     * The same by other names.
     *
     * @param held what is certainly held there
     * @param without what has been given back by then
     * @param ordered whether something was compared before there
     * @param places where it is done, seen from there
     */
    LockEffect by(
            LockNaming names,
            List<Held> held,
            Set<Lock> without,
            boolean ordered,
            List<Place> places);

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
    record Asks(Lock lock, List<Held> held, Set<Lock> without, boolean ordered, List<Place> places)
            implements LockEffect {
        @Override
        public Object what() {
            return lock;
        }

        @Override
        public LockEffect by(
                LockNaming names,
                List<Held> held,
                Set<Lock> without,
                boolean ordered,
                List<Place> places) {
            return new Asks(names.of(lock), held, without, ordered, places);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.asks(this);
        }
    }

    /** A method is called of an object that only the caller knows. */
    record Calls(
            LockStep.Call call,
            List<Held> held,
            Set<Lock> without,
            boolean ordered,
            List<Place> places)
            implements LockEffect {
        @Override
        public Object what() {
            return List.of(call.method(), Optional.ofNullable(call.receiver()), call.arguments());
        }

        @Override
        public LockEffect by(
                LockNaming names,
                List<Held> held,
                Set<Lock> without,
                boolean ordered,
                List<Place> places) {
            return new Calls(names.of(call), held, without, ordered, places);
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
     * @param held what else is held
     */
    record Sleeps(
            Lock on,
            @Nullable Lock released,
            List<Held> held,
            Set<Lock> without,
            boolean ordered,
            List<Place> places)
            implements LockEffect {
        @Override
        public Object what() {
            return List.of("sleeps", on);
        }

        @Override
        public LockEffect by(
                LockNaming names,
                List<Held> held,
                Set<Lock> without,
                boolean ordered,
                List<Place> places) {
            return new Sleeps(
                    names.of(on),
                    released == null ? null : names.of(released),
                    held,
                    without,
                    ordered,
                    places);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.sleeps(this);
        }
    }

    /**
     * Threads are woken.
     *
     * @param held what was taken before, be it given back or not
     */
    record Wakes(Lock on, List<Held> held, Set<Lock> without, boolean ordered, List<Place> places)
            implements LockEffect {
        @Override
        public Object what() {
            return List.of("wakes", on);
        }

        @Override
        public LockEffect by(
                LockNaming names,
                List<Held> held,
                Set<Lock> without,
                boolean ordered,
                List<Place> places) {
            return new Wakes(names.of(on), held, without, ordered, places);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.wakes(this);
        }
    }

    /** A task is waited for. */
    record Waits(
            LockName task, List<Held> held, Set<Lock> without, boolean ordered, List<Place> places)
            implements LockEffect {
        @Override
        public Object what() {
            return List.of("waits", task);
        }

        @Override
        public LockEffect by(
                LockNaming names,
                List<Held> held,
                Set<Lock> without,
                boolean ordered,
                List<Place> places) {
            return new Waits(names.of(task), held, without, ordered, places);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.waits(this);
        }
    }
}
