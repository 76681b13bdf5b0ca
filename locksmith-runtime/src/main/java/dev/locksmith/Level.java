package dev.locksmith;

import dev.locksmith.annotations.Sendable;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A lock level: locks of this level may be taken at {@code From}, or above it, and lead to {@code
 * To}.
 *
 * <p>A level is a class of its own, so that its name stands in the types of its mutexes and in the
 * compiler's messages. Usually {@link dev.locksmith.annotations.LockOrder @LockOrder} generates it
 * from an enum. By hand it reads so:
 *
 * <pre>{@code
 * final class Config extends Level<Unlocked, Config.Held> {
 *     interface Held extends Unlocked {}
 *
 *     static final Config LEVEL = new Config();
 *
 *     private Config() {
 *         super(Unlocked.class, Held.class);
 *     }
 * }
 *
 * final class Account extends Level<Config.Held, Account.Held> {   // after Config
 *     interface Held extends Config.Held {}
 *     ...
 * }
 * }</pre>
 *
 * <p>Positions may branch, and meet again in an interface that extends both branches.
 *
 * <p><b>Why this excludes deadlock.</b> {@code To} is a strict subtype of {@code From}, and a key
 * at position P only takes a level whose {@code From} is P or a subtype of P. So each lock that a
 * thread takes while it holds others leads strictly deeper, and threads that wait for each other in
 * a circle would have to be each deeper than the next. Locks of equal depth are only taken
 * together, as a pair or a {@link LockSet}, always in the order of their ids. Java cannot write the
 * bound {@code To extends From} here without losing type inference in {@link LockKey#lock}, so the
 * constructor checks it, once; what it checked is what every lock operation checks again.
 *
 * <p>A level is immutable and may be shared by all threads; a subclass keeps that promise.
 *
 * <p>It answers to surelock's {@code IsLevel} and {@code LockAfter}.
 *
 * @param <From> the position that a key needs at least in order to take a lock of this level
 * @param <To> the position that it then has
 */
@Sendable
public abstract class Level<From, To> {

    private final Class<From> from;
    private final Class<To> to;
    private final String name;

    // A label is asked for when the level is complete.
    @SuppressWarnings({"nullness", "this-escape"})
    private final LockLabel mutex = new LockLabel(this, LockLabel.MUTEX, null);

    @SuppressWarnings({"nullness", "this-escape"})
    private final LockLabel writing = new LockLabel(this, LockLabel.WRITING, null);

    /**
     * Makes a level that is named after its class.
     *
     * @param from the position from which it may be taken
     * @param to the position that it leads to
     * @throws IllegalArgumentException if {@code to} is not a strict subtype of {@code from}, or
     *     {@code from} is no position
     */
    @SuppressWarnings("nullness") // The step is complete when it is checked.
    protected Level(Class<From> from, Class<To> to) {
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.name = getClass().getSimpleName();
        checkStep();
    }

    /**
     * Makes a level with a name of its own, for messages.
     *
     * @param name what messages call it
     * @param from the position from which it may be taken
     * @param to the position that it leads to
     * @throws IllegalArgumentException if {@code to} is not a strict subtype of {@code from}, or
     *     {@code from} is no position
     */
    @SuppressWarnings("nullness") // The step is complete when it is checked.
    protected Level(String name, Class<From> from, Class<To> to) {
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.name = Objects.requireNonNull(name, "name");
        checkStep();
    }

    private void checkStep() {
        if (!Unlocked.class.isAssignableFrom(from)) {
            throw new IllegalArgumentException(
                    "level "
                            + name
                            + " cannot start from "
                            + from.getTypeName()
                            + ": a position is an interface that extends "
                            + Unlocked.class.getTypeName());
        }
        if (to == from || !from.isAssignableFrom(to)) {
            throw new IllegalArgumentException(
                    "level "
                            + name
                            + " cannot lead from "
                            + from.getTypeName()
                            + " to "
                            + to.getTypeName()
                            + ": declare 'interface "
                            + to.getSimpleName()
                            + " extends "
                            + from.getSimpleName()
                            + "', so that no chain of locks comes back to where it began");
        }
    }

    /**
     * What messages call this level: the simple name of its class, unless it was given another.
     *
     * @return the name
     */
    public final String name() {
        return name;
    }

    /** Whether a key that stands at {@code position} may take a lock of this level. */
    final boolean isOpenFrom(Class<?> position) {
        return position == Unlocked.class
                || position == from
                || position.isAssignableFrom(from)
                || (this instanceof Leaf && isAboveLeaves(position));
    }

    private static boolean isAboveLeaves(Class<?> position) {
        return position != Leaf.Held.class && position != OutOfOrder.class;
    }

    /** Whether this is the same step in the order: an equal level, even if another object. */
    final boolean isSameStepAs(Level<?, ?> other) {
        return this == other || (from == other.from && to == other.to);
    }

    /** What messages call mutexes of this level without a name. */
    final LockLabel mutex() {
        return mutex;
    }

    /** What messages call the writing of RwMutexes of this level without a name. */
    final LockLabel writing() {
        return writing;
    }

    /** How messages name a lock of this level. */
    final String label(String kind, @Nullable String lockName, long id) {
        return kind
                + (lockName == null ? "" : " '" + lockName + "'")
                + " #"
                + id
                + " of level "
                + name;
    }

    /** Where a lock of this level leads. */
    final Class<?> to() {
        return to;
    }

    /**
     * The level with its positions, as in {@code Account (from Config.Held to Account.Held)}.
     *
     * @return a description for messages
     */
    @Override
    public final String toString() {
        return name + " (from " + brief(from) + " to " + brief(to) + ")";
    }

    /** {@code Config.Held} says more than {@code Held} and less than the whole package. */
    static String brief(Class<?> position) {
        String qualified = position.getTypeName().replace('$', '.');
        return qualified.substring(
                position.getPackageName().isEmpty() ? 0 : position.getPackageName().length() + 1);
    }
}
