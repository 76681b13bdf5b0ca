package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose instances are used up by the first {@link Consumes} call.
 *
 * <p>Any number of variables may name a value, and its other methods may be called while it is
 * good. It is used up by
 *
 * <ul>
 *   <li>a {@link Consumes} method called on it, or a {@link Consumes} parameter that it is passed
 *       to;
 *   <li>its hand-over to another thread: captured by a task, or put in a queue made for sharing. It
 *       then belongs over there. A plain collection does not use it up.
 * </ul>
 *
 * <h2>What the checker does with it</h2>
 *
 * <p>{@code used-twice}: the value is used after it was used up, on some path through the method.
 * Branches, loops, {@code try} and {@code switch} are followed; the message names both places. A
 * variable that gets a new value is good again.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @SingleUse
 * final class Ticket {
 *     @Consumes
 *     void tear() { ... }
 * }
 *
 * void enter(Ticket ticket, boolean early) {
 *     if (early) {
 *         ticket.tear();
 *     }
 *     ticket.tear();             // error: used-twice, for whoever came early
 * }
 * }</pre>
 *
 * <p>The class still has to refuse a second use at run time, for callers that are not checked.
 *
 * <p>It answers to a Rust type that is neither {@code Copy} nor {@code Clone}, as surelock's {@code
 * KeyVoucher} is: using it moves it away.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(TYPE)
public @interface SingleUse {}
