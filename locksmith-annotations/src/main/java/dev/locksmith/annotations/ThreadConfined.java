package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.LOCAL_VARIABLE;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.ElementType.TYPE_USE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that stays on the thread it was made on.
 *
 * <p>On a <b>class or interface</b> it holds for every instance, of subtypes too. What contains
 * such a value is confined with it, at any depth: an object with a confined field or enclosing
 * instance, an array, a container with a confined type argument, a lambda that captured one. None
 * of these needs an annotation of its own.
 *
 * <p>On an <b>annotation type</b> it holds for the classes that carry the annotation. A class that
 * says {@link Sendable} of itself keeps its own word.
 *
 * <p>On a <b>field, parameter, local variable, method result or type argument</b> it admits that
 * the value may be confined although the declared type does not show it. The place may then hold
 * confined values, and what is read from it counts as confined.
 *
 * <h2>What the checker does with it</h2>
 *
 * <ul>
 *   <li>{@code crosses-thread}: a confined value reaches a place that hands it to another thread.
 *   <li>{@code shared-state}: it is stored where other threads read: in a static field, in a field
 *       of a {@link Sendable} class, in a container made for sharing. A {@link ThreadLocal} may
 *       hold it.
 *   <li>{@code confinement-forgotten}: it is stored in a field, array or container whose type hides
 *       that it is confined. This annotation there is one of the two ways out; a more telling type
 *       is the other.
 *   <li>{@code confined-type-argument}: its type is given for a type parameter that is {@link
 *       Sendable}.
 * </ul>
 *
 * <p>Calling a method on a confined value, passing it to code that runs on this thread, and letting
 * go of it are free.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @ThreadConfined
 * final class Cursor {
 *     boolean next() { ... }
 * }
 *
 * final class Report {
 *     private @ThreadConfined Runnable onClose;          // a Runnable that may capture a Cursor
 *
 *     void run(Cursor cursor, ExecutorService executor) {
 *         onClose = () -> cursor.next();                 // fine: the field admits it
 *         executor.submit(() -> cursor.next());          // error: crosses-thread
 *     }
 * }
 * }</pre>
 *
 * <p>It answers to {@code !Send} and {@code !Sync} in Rust, by which surelock keeps {@code
 * Locksmith} and {@code KeyHandle} on the thread that made them.
 *
 * <p>It is kept at run time, so that a container, a serializer or a test can ask for it.
 *
 * @see Sendable
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER, LOCAL_VARIABLE, TYPE_USE})
public @interface ThreadConfined {}
