package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A value and the lock that protects it, at a level of the lock order.
 *
 * <p>The value can only be reached through a {@link Guard}, and a guard only comes from a {@link
 * LockKey} that stands at a position from which this mutex's level may be taken. Anything else does
 * not compile.
 *
 * <pre>{@code
 * static final Mutex<Settings, Config> CONFIG = Mutex.of(Config.LEVEL, Settings.defaults());
 * }</pre>
 *
 * <p><b>What it guarantees.</b> One thread at a time holds it. Unlocking it happens before the next
 * lock of it, so whoever locks sees all that earlier holders did. It is not reentrant, which the
 * types show: no key leads to the same level twice. Waiting threads are served in no guaranteed
 * order. A waiting virtual thread does not pin its carrier. Locking and unlocking it without
 * contention allocates nothing.
 *
 * <p><b>The value</b> may be any unshared mutable thing: it is handed from thread to thread, but
 * never to two at once. It must not be confined to a thread, and what it refers to must not be
 * reached by other ways than this mutex.
 *
 * <p><b>Threads.</b> A mutex is there for every thread, and every method may be called by any.
 *
 * <p>It answers to surelock's {@code Mutex}.
 *
 * @param <T> the type of the value
 * @param <L> the level
 */
@Sendable(unchecked = "the value is reached only by the thread that holds the lock")
public final class Mutex<
                @Sendable(unchecked = "handed from thread to thread, never to two at once")
                T extends @Nullable Object,
                L extends Level<?, ?>>
        implements SetMember<T, L> {

    private final long id = LockIds.SHARED.next();
    private final L level;

    private final LockLabel label;

    /** Opened by each lock of this mutex; its position is typed where it is handed out. */
    final SoleGuard<T, ?> guard;

    @SuppressWarnings("nullness") // Mutex and guard know each other from the start.
    private Mutex(L level, @Nullable String name, T value) {
        this.level = Objects.requireNonNull(level, "level");
        this.label = name == null ? level.mutex() : new LockLabel(level, LockLabel.MUTEX, name);
        this.guard = new SoleGuard<>(this, level.to(), value);
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
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            Mutex<T, L> of(L level, T value) {
        return new Mutex<>(level, null, value);
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
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object,
                    L extends Level<?, ?>>
            Mutex<T, L> named(String name, L level, T value) {
        return new Mutex<>(level, Objects.requireNonNull(name, "name"), value);
    }

    /**
     * Makes an unlocked mutex that comes after all others, and so needs no lock order.
     *
     * @param <T> the type of the value
     * @param value what it protects
     * @return a new mutex
     */
    public static <
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object>
            Mutex<T, Leaf> of(T value) {
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
                    @Sendable(unchecked = "handed from thread to thread, never to two at once")
                    T extends @Nullable Object>
            Mutex<T, Leaf> named(String name, T value) {
        return named(name, Leaf.LEVEL, value);
    }

    /**
     * The number of this lock. Ids rise strictly in the order in which locks are made, and locks of
     * one level are taken in the order of their ids.
     *
     * @return the id
     */
    @Override
    public long id() {
        return id;
    }

    /**
     * The level of this mutex in the lock order.
     *
     * @return the level
     */
    @Override
    public L level() {
        return level;
    }

    /**
     * Makes a condition to wait for while this mutex is let go.
     *
     * @return a new condition
     */
    public MutexCondition newCondition() {
        return new MutexCondition(this, guard.queue().newCondition(), null);
    }

    /**
     * Makes a condition to wait for while this mutex is let go, with a name for messages.
     *
     * @param name what messages call it
     * @return a new condition
     */
    public MutexCondition newCondition(String name) {
        return new MutexCondition(
                this, guard.queue().newCondition(), Objects.requireNonNull(name, "name"));
    }

    /** Locks it with {@code key}, or returns null when patience is at its end. */
    @SuppressWarnings("unchecked") // N is where L leads, and so does the guard
    <N, X extends Exception> @Nullable SoleGuard<T, N> take(LockKey<?> key, Patience<X> patience)
            throws X {
        LockScope scope = key.requireOrder(level, this);
        SoleGuard<T, ?> guard = this.guard; // read once, for taking it is a memory barrier
        long next = scope.newest + 1;
        try {
            if (!guard.acquire(scope, next, patience)) {
                return null;
            }
            scope.opened(next, label, id);
            return (SoleGuard<T, N>) guard;
        } catch (Throwable e) {
            scope.newest = next - 1;
            guard.giveBack(scope, next);
            guard.wake();
            throw e;
        }
    }

    /** Its name, number and level, as messages give them. */
    String label() {
        return label.of(id);
    }

    /**
     * Its name, number and level, and which thread holds it at this moment.
     *
     * @return a description for messages and thread dumps
     */
    @Override
    public String toString() {
        Thread holder = guard.holder();
        if (holder != null) {
            return label() + ", held by " + Origin.thread(holder);
        }
        return label() + (guard.isFree() ? ", free" : ", being locked");
    }
}
