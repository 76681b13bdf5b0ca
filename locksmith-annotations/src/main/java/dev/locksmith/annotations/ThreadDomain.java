package dev.locksmith.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation type the name of a thread domain: a thread, or an event loop, that some
 * objects belong to. Such objects may go anywhere, and be captured, stored and passed by every
 * thread; they may be <em>used</em> on the threads of their domain alone.
 *
 * <p>What the annotation says then depends on what it stands on:
 *
 * <ul>
 *   <li>a <b>class or interface</b>: its methods are to be called in the domain, and their bodies
 *       are run there. Constructors are free, unless they carry the annotation themselves.
 *   <li>a <b>method or constructor</b>: it is to be called in the domain, and its body is run
 *       there.
 *   <li>a <b>parameter that is a function</b>: the function is run in the domain.
 *   <li>a <b>field, parameter or result that is an executor</b>: what it is given is run in the
 *       domain.
 * </ul>
 *
 * <p>Values of the annotation's own elements tell domains apart: {@code @Loop("orders")} and
 * {@code @Loop("prices")} are two.
 *
 * <p>No other code needs an annotation. What a helper, a lambda or a listener needs is worked out
 * from what it calls; where code that needs the domain certainly runs elsewhere, in a pool, a
 * thread, a timer or the executor of another domain, the checker reports {@code wrong-thread}.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @ThreadDomain
 * @interface Loop {}
 *
 * @Loop
 * final class OrderBook {
 *     void add(Order order) { ... }
 * }
 *
 * final class Exchange {
 *     private final @Loop Executor loop = Executors.newSingleThreadExecutor();
 *     private final OrderBook book = new OrderBook();
 *
 *     void received(Order order, ExecutorService pool) {
 *         loop.execute(() -> book.add(order));           // fine: it is run in the loop
 *         pool.execute(() -> book.add(order));           // error: wrong-thread
 *     }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface ThreadDomain {}
