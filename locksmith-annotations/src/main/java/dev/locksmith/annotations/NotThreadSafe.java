package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.ElementType.TYPE_USE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that any thread may use, but one at a time.
 *
 * <p>Most mutable Java objects are of this kind: connections, parsers, builders, buffers. One may
 * be handed over whole, kept in a pool, or used under one lock. Two threads that use it without a
 * lock break it.
 *
 * <p>On a <b>class or interface</b> it holds for every instance, of subtypes too; a subtype that
 * says {@link Sendable} or {@link ThreadConfined} of itself keeps its own word. On a <b>field,
 * parameter, method result or type use</b> it holds for the value in that place, whatever its type
 * says. Unlike confinement it does not spread: an object that holds such a value is judged by how
 * it guards it.
 *
 * <h2>What the checker does with it</h2>
 *
 * <ul>
 *   <li>{@code used-after-handover}: it is handed to another thread and then used here too, or
 *       handed to several. A {@code join}, {@code get}, {@code await} or {@code close} that waits
 *       for the other thread gives it back.
 *   <li>{@code shared-unlocked}: it stands where several threads reach it, as in a static field,
 *       and no common lock holds at its uses.
 * </ul>
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @NotThreadSafe
 * final class Connection {
 *     void send(String text) { ... }
 * }
 *
 * final class Sender {
 *     void handOver(ExecutorService pool) {
 *         Connection connection = new Connection();
 *         pool.execute(() -> connection.send("a"));   // fine: handed over whole
 *     }
 *
 *     void share(ExecutorService pool, Connection connection) {
 *         pool.execute(() -> connection.send("a"));   // error: used-after-handover
 *         connection.send("b");
 *     }
 * }
 * }</pre>
 *
 * <p>The annotations of this name of JCIP, {@code javax.annotation.concurrent} and Infer mean the
 * same. It answers to {@code Send + !Sync} in Rust: surelock's locks hold values of this kind.
 *
 * <p>It is kept at run time, so that a container, a serializer or a test can ask for it.
 *
 * @see ThreadConfined
 * @see Sendable
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER, TYPE_USE})
public @interface NotThreadSafe {}
