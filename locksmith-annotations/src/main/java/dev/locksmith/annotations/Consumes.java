package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Uses a {@link SingleUse} value up: on a method the receiver, on a parameter the argument.
 *
 * <p>A subclass's method that overrides one with this annotation uses the value up too, whether it
 * repeats the annotation or not.
 *
 * <h2>What the checker does with it</h2>
 *
 * <p>{@code used-twice}: after the call no variable that holds the value may be used. Inside the
 * method the value is still good; handing it on to another {@code @Consumes} place is what such a
 * method usually does.
 *
 * <p>The value counts as used up whatever the call returns or throws. Where a method reports
 * failure in its result and leaves the value good, as redeeming a voucher on a thread that already
 * holds a handle does, a caller who wants to try again must say so with
 * {@code @SuppressWarnings("locksmith:used-twice")}.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * static void settle(@Consumes Coupon coupon, Order order) { ... }
 *
 * settle(coupon, lunch);
 * settle(coupon, dinner);        // error: used-twice
 * }</pre>
 *
 * <p>It answers to a Rust parameter taken by value, such as {@code self} in surelock's {@code
 * KeyVoucher::redeem}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({METHOD, PARAMETER})
public @interface Consumes {}
