package dev.locksmith;

import org.jspecify.annotations.Nullable;

/** How one lock of a {@link LockSet} is taken and let go. */
abstract sealed class SetPart<T extends @Nullable Object> {

    private final long id;

    SetPart(long id) {
        this.id = id;
    }

    final long id() {
        return id;
    }

    /** What messages call it. */
    abstract String label();

    /** Locks it for a scope; false if patience is at its end. */
    abstract <X extends Exception> boolean acquire(LockScope scope, Patience<X> patience) throws X;

    /** Unlocks it if it throws nothing; {@link #wake} follows after a memory barrier. */
    abstract void letGo();

    /** Wakes who waits for it, after it was let go. */
    abstract void wake();

    /**
     * Frees what an Error has left locked, if it throws nothing; {@link #wake} follows.
     *
     * @param taken whether it was locked before the Error came; otherwise that is to be found out
     */
    abstract void giveBack(LockScope scope, boolean taken);

    abstract T value();

    /**
     * Puts a new value there.
     *
     * @throws IllegalArgumentException if it is held for reading
     */
    abstract void set(T value);

    /** A mutex. */
    static final class Exclusive<T extends @Nullable Object> extends SetPart<T> {

        private final Guard<T, ?> guard;

        Exclusive(Mutex<T, ?> mutex) {
            super(mutex.id());
            this.guard = mutex.guard;
        }

        @Override
        String label() {
            return guard.mutex().label();
        }

        @Override
        <X extends Exception> boolean acquire(LockScope scope, Patience<X> patience) throws X {
            return guard.acquire(scope, scope.mark(), patience);
        }

        @Override
        void letGo() {
            guard.letGo();
        }

        @Override
        void wake() {
            guard.wake();
        }

        @Override
        void giveBack(LockScope scope, boolean taken) {
            guard.giveBack(scope, scope.mark());
        }

        @Override
        T value() {
            return guard.value;
        }

        @Override
        void set(T value) {
            guard.value = value;
        }
    }

    /** An RwMutex that is read. */
    static final class Read<T extends @Nullable Object> extends SetPart<T> {

        private final RwMutex<T, ?> mutex;

        Read(RwMutex<T, ?> mutex) {
            super(mutex.id());
            this.mutex = mutex;
        }

        @Override
        String label() {
            return mutex.label() + " to read";
        }

        @Override
        <X extends Exception> boolean acquire(LockScope scope, Patience<X> patience) throws X {
            return mutex.lock().read(scope, patience);
        }

        /** Others that read hold it still, perhaps; then those who wait look and wait again. */
        @Override
        void letGo() {
            mutex.lock().endRead();
        }

        @Override
        void wake() {
            mutex.lock().wake();
        }

        @Override
        void giveBack(LockScope scope, boolean taken) {
            if (taken || scope.letIn) {
                scope.letIn = false;
                mutex.lock().endRead();
            }
        }

        @Override
        T value() {
            return mutex.value();
        }

        @Override
        void set(T value) {
            throw new IllegalArgumentException(
                    "cannot write " + mutex.label() + ": the set holds it to read; use toWrite()");
        }
    }

    /** An RwMutex that is written. */
    static final class Write<T extends @Nullable Object> extends SetPart<T> {

        private final RwMutex<T, ?> mutex;

        Write(RwMutex<T, ?> mutex) {
            super(mutex.id());
            this.mutex = mutex;
        }

        @Override
        String label() {
            return mutex.label() + " to write";
        }

        @Override
        <X extends Exception> boolean acquire(LockScope scope, Patience<X> patience) throws X {
            return mutex.lock().write(scope, scope.mark(), patience);
        }

        @Override
        void letGo() {
            mutex.lock().endWrite();
        }

        @Override
        void wake() {
            mutex.lock().wake();
        }

        @Override
        void giveBack(LockScope scope, boolean taken) {
            if (taken) {
                mutex.lock().freeWritten();
            }
        }

        @Override
        T value() {
            return mutex.value();
        }

        @Override
        void set(T value) {
            mutex.setValue(value);
        }
    }
}
