package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.LOCAL_VARIABLE;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.ElementType.TYPE_PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that may go to another thread, or a place that only takes such values.
 *
 * <p>On a <b>class or interface</b> it is a promise about every instance, of subtypes and
 * implementations too. The checker holds the author to it ({@code not-sendable}): fields are final,
 * volatile or guarded by a lock, none is confined, and a superclass keeps the promise as well. A
 * generic class keeps it only where the type arguments that it contains do. Primitives, their
 * boxes, {@link String}, enums and records made of such are sendable by nature and need no
 * annotation.
 *
 * <p>On a <b>parameter</b>, or on a <b>receiver</b> ({@code void start(@Sendable Job this)}), it
 * says that the value goes to another thread: callers may not pass a confined one ({@code
 * crosses-thread}). A method that overrides another may not add this demand ({@code
 * boundary-added}). Within one compilation it is rarely needed, since the checker follows values
 * through method bodies; on an interface or in a library it tells what no body shows.
 *
 * <p>On a <b>field, local variable or method result</b> it says that only sendable values are put
 * there.
 *
 * <p>On a <b>type parameter</b>, of a class or of a method, it demands sendable type arguments
 * ({@code confined-type-argument}).
 *
 * <h2>Vouching for it</h2>
 *
 * <p>{@link #unchecked()} gives the reason where the promise holds but cannot be seen. The class's
 * fields are then not looked at. On a type parameter it asks for less: the argument must not be
 * confined, and is free otherwise. So does a lock, which hands its content from thread to thread
 * but never to two at once.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @Sendable
 * final class Order {                                     // checked: all fields final and sendable
 *     private final String item;
 *     private final int count;
 *     ...
 * }
 *
 * @Sendable(unchecked = "every method is synchronized")
 * final class Counter {                                   // not checked: the reason stands here
 *     private int value;
 *     synchronized void increment() { value++; }
 * }
 *
 * interface Background {
 *     void later(@Sendable Runnable task);                // callers' lambdas are checked
 * }
 *
 * final class Channel<@Sendable T> { ... }                // no Channel<KeyHandle>
 * }</pre>
 *
 * <p>It answers to the {@code Send} bound in Rust, which surelock's {@code KeyVoucher} meets, and
 * with {@link #unchecked()} to {@code unsafe impl Send}.
 *
 * <p>It is kept at run time, so that a container, a serializer or a test can ask for it.
 *
 * @see ThreadConfined
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER, LOCAL_VARIABLE, TYPE_PARAMETER, TYPE_USE})
public @interface Sendable {

    /**
     * Why this is sendable although the checker cannot see it, in words for the next reader. Empty
     * where the checker is to verify it.
     *
     * @return the reason, or an empty string
     */
    String unchecked() default "";
}
