package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A value that many threads may read at once, or one may write, and the lock that protects it.
 *
 * <pre>{@code
 * static final RwMutex<Map<String, Route>, Routes> ROUTES = RwMutex.of(Routes.LEVEL, Map.of());
 *
 * try (var routes = scope.read(ROUTES)) {
 *     return routes.get().get(name);
 * }
 * try (var routes = scope.write(ROUTES)) {
 *     routes.set(newRoutes);
 * }
 * }</pre>
 *
 * <p><b>What it guarantees.</b> While a thread holds the {@link WriteGuard}, no other holds a
 * guard. Ending a write happens before each later read or write, and ending a read before each
 * later write. It is not reentrant, and there is no upgrade: a {@link ReadGuard} is a key to deeper
 * levels only, so asking for the write lock inside it does not compile. Two readers that both wait
 * to upgrade is the deadlock that this excludes. Writing can be {@linkplain WriteGuard#downgrade
 * downgraded} to reading, which waits for nobody. A reader waits behind every writer that waits
 * already, also with a time limit, so readers do not starve writers; {@code tryRead} without a
 * duration does not wait and may overtake. A writer may overtake when it finds the mutex free, as
 * in a {@link java.util.concurrent.locks.ReentrantReadWriteLock}; otherwise it waits behind all
 * that came first. Waiting virtual threads do not pin their carriers. Without contention, locking
 * allocates nothing.
 *
 * <p><b>Reading</b> must leave the value as it is. The types cannot see to that: several readers
 * have the same object, so what it refers to must be immutable or safe for many threads while it is
 * read.
 *
 * <p><b>Threads.</b> Every method may be called by any thread.
 *
 * <p>It answers to the reader-writer mutex that surelock plans.
 *
 * @param <T> the type of the value
 * @param <L> the level
 */
@Sendable(unchecked = "the value is reached only by threads that hold the lock")
public final class RwMutex<
        @Sendable(unchecked = "written by one thread, and read while none writes")
        T extends @Nullable Object,
        L extends Level<?, ?>> {

    private final long id = LockIds.SHARED.next();
    private final L level;

    /** What messages call its writing. */
    private final LockLabel label;

    private final RwLock lock;

    /** Opened by each write; its position is typed where it is handed out. */
    final WriteGuard<T, ?> guard;

    @SuppressWarnings("nullness") // Mutex and guard know each other from the start.
    private RwMutex(L level, @Nullable String name, T value) {
        this.level = Objects.requireNonNull(level, "level");
        this.label = name == null ? level.writing() : new LockLabel(level, LockLabel.WRITING, name);
        this.guard = new WriteGuard<>(this, value);
        this.lock = new RwLock(guard);
    }

    /**
     * Makes an unlocked mutex.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param level its level in the lock order
     * @param value what it protects
     * @return a new mutex
     */
    public static <
                    @Sendable(unchecked = "written by one thread, and read while none writes")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            RwMutex<T, L> of(L level, T value) {
        return new RwMutex<>(level, null, value);
    }

    /**
     * Makes an unlocked mutex with a name, for messages and thread dumps.
     *
     * @param <T> the type of the value
     * @param <L> the level
     * @param name what messages call it
     * @param level its level in the lock order
     * @param value what it protects
     * @return a new mutex
     */
    public static <
                    @Sendable(unchecked = "written by one thread, and read while none writes")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            RwMutex<T, L> named(String name, L level, T value) {
        return new RwMutex<>(level, Objects.requireNonNull(name, "name"), value);
    }

    /**
     * Makes an unlocked mutex that comes after all others, and so needs no lock order.
     *
     * @param <T> the type of the value
     * @param value what it protects
     * @return a new mutex
     */
    public static <
                    @Sendable(unchecked = "written by one thread, and read while none writes")
                    T extends @Nullable Object>
            RwMutex<T, Leaf> of(T value) {
        return of(Leaf.LEVEL, value);
    }

    /**
     * Makes an unlocked mutex that comes after all others, with a name for messages and thread
     * dumps.
     *
     * @param <T> the type of the value
     * @param name what messages call it
     * @param value what it protects
     * @return a new mutex
     */
    public static <
                    @Sendable(unchecked = "written by one thread, and read while none writes")
                    T extends @Nullable Object>
            RwMutex<T, Leaf> named(String name, T value) {
        return named(name, Leaf.LEVEL, value);
    }

    /**
     * This mutex as a member of a {@link LockSet}, with which it is locked for reading.
     *
     * @return a member for sets
     */
    public RwMember<T, L> toRead() {
        return new RwMember<>(this, new SetPart.Read<>(this));
    }

    /**
     * This mutex as a member of a {@link LockSet}, with which it is locked for writing.
     *
     * @return a member for sets
     */
    public RwMember<T, L> toWrite() {
        return new RwMember<>(this, new SetPart.Write<>(this));
    }

    /**
     * The number of this lock, from the same rising sequence as that of {@link Mutex#id}.
     *
     * @return the id
     */
    public long id() {
        return id;
    }

    /**
     * The level of this mutex in the lock order.
     *
     * @return the level
     */
    public L level() {
        return level;
    }

    RwLock lock() {
        return lock;
    }

    LockLabel writing() {
        return label;
    }

    /** The value, for guards. */
    T value() {
        return guard.value;
    }

    /** Puts a new value there, for guards. */
    void setValue(T value) {
        guard.value = value;
    }

    /** Locks it for reading with {@code key}, or returns null when patience is at its end. */
    <N, X extends Exception> @Nullable ReadGuard<T, N> read(LockKey<?> key, Patience<X> patience)
            throws X {
        LockScope scope = key.requireOrder(level, this);
        ReadGuard<T, N> reader = ReadGuard.closed(scope, this);
        long next = scope.newest + 1;
        boolean reads = false;
        try {
            reader.open(scope, next); // first, for nothing may fail once it is locked
            reads = lock.read(scope, patience);
            if (!reads) {
                reader.undoOpen(scope, next);
            }
            return reads ? reader : null;
        } catch (Throwable e) {
            reader.undoOpen(scope, next);
            if (reads || scope.letIn) {
                scope.letIn = false;
                lock.giveBackRead();
            }
            throw e;
        }
    }

    /** Locks it for writing with {@code key}, or returns null when patience is at its end. */
    @SuppressWarnings("unchecked") // N is where L leads, and so does the guard
    <N, X extends Exception> @Nullable WriteGuard<T, N> write(LockKey<?> key, Patience<X> patience)
            throws X {
        LockScope scope = key.requireOrder(level, this);
        WriteGuard<T, ?> guard = this.guard; // read once, for locking is a memory barrier
        LockLabel label = this.label;
        long id = this.id;
        long next = scope.newest + 1;
        boolean writes = false;
        try {
            writes = lock.write(scope, next, patience);
            if (!writes) {
                return null;
            }
            scope.opened(next, label, id);
            return (WriteGuard<T, N>) guard;
        } catch (Throwable e) {
            if (writes) {
                scope.newest = next - 1;
                lock.giveBackWrite();
            }
            throw e;
        }
    }

    /** Its name, number and level, as messages give them. */
    String label() {
        return level.label("RwMutex", label.name(), id);
    }

    /**
     * Its name, number and level, and who holds it at this moment.
     *
     * @return a description for messages and thread dumps
     */
    @Override
    public String toString() {
        Thread writer = lock.writer();
        int readers = lock.readers();
        return label()
                + (writer != null
                        ? ", written by " + Origin.thread(writer)
                        : readers > 0
                                ? ", read by " + readers
                                : lock.isFree() ? ", free" : ", being locked");
    }
}
