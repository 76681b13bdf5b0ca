package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the order in which locks are taken: an enum, each of whose constants is a lock level.
 *
 * <p>The constants are a chain, outermost first: a thread that holds a lock of one level may take
 * locks of the levels after it, and never of the levels before it or of the same level again.
 * Levels may be left out. {@link After} on constants replaces the chain by any partial order.
 *
 * <h2>What the processor does with it</h2>
 *
 * <p>It generates a level class and a position interface for each constant, so that the order is
 * carried by ordinary generics: taking locks in a wrong order is a type error in any Java compiler.
 * A cycle, an unknown name, an enum without constants and the like are errors at the annotation.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @LockOrder
 * enum Bank { CONFIG, ACCOUNTS, AUDIT }                  // CONFIG, then ACCOUNTS, then AUDIT
 *
 * @LockOrder
 * enum Depot {
 *     GATE,
 *     @LockOrder.After("GATE") NORTH_HALL,
 *     @LockOrder.After("GATE") SOUTH_HALL,               // not together with NORTH_HALL
 *     @LockOrder.After({"NORTH_HALL", "SOUTH_HALL"}) OFFICE
 * }
 *
 * @LockOrder(after = Bank.class)
 * enum Branch { COUNTER, SAFE }                          // both after every level of Bank
 * }</pre>
 *
 * <p>It answers to surelock's levels and its {@code LockAfter} trait.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(TYPE)
public @interface LockOrder {

    /**
     * Orders that this one continues, usually another library's: all their levels come before all
     * levels declared here.
     *
     * @return enums that are annotated with {@code @LockOrder} themselves
     */
    Class<?>[] after() default {};

    /**
     * The levels that come directly before this one, instead of the constant written before it.
     *
     * <p>Two levels of which neither comes before the other, directly or through further levels,
     * cannot be held together. A level after both can be taken from either.
     *
     * <p>A constant without this annotation comes after the constant written before it; the first
     * constant comes after none.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(FIELD)
    @interface After {

        /**
         * Names of constants of the same enum.
         *
         * @return the names, each once; none for a level that starts a branch of its own
         */
        String[] value();
    }
}
