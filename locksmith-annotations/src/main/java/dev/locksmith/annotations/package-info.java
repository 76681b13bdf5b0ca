/**
 * The vocabulary of Locksmith, on one page: annotations that say which thread a value belongs to,
 * how often it may be used, how long it lives, and in which order locks are taken.
 *
 * <p>They do nothing by themselves. A checker that runs inside the Java compiler reads them, in
 * source and in class files, and refuses code that breaks them. Other tools may read them too; they
 * need no other library.
 *
 * <h2>Which thread?</h2>
 *
 * <p>Most values never ask. Two kinds do:
 *
 * <pre>{@code
 * @ThreadConfined                                  // stays on the thread that made it
 * final class Session { ... }
 *
 * @Sendable                                        // may go to any thread, and is checked for it
 * final class Order { ... }
 * }</pre>
 *
 * <p>{@link ThreadConfined @ThreadConfined} spreads by itself: a record that holds a {@code
 * Session}, a {@code List<Session>} and a lambda that captured one are as confined as it is. {@link
 * Sendable @Sendable} does not spread: a class that claims it must deserve it, field by field, or
 * give its reason in words:
 *
 * <pre>{@code
 * @Sendable(unchecked = "every method is synchronized")
 * final class Counter { ... }
 * }</pre>
 *
 * <p>What is neither is <em>unknown</em>. By default an unknown value may cross; in complete mode
 * the checker asks for a proof.
 *
 * <h2>Where do values cross?</h2>
 *
 * <p>Executors, threads, timers, completion stages, parallel streams and many more are known. For
 * methods in the same compilation nothing has to be written: their bodies show what becomes of
 * their parameters. Only where no body can be seen, as in an interface or a library, a place says
 * what it demands:
 *
 * <pre>{@code
 * interface Background {
 *     void later(@Sendable Runnable task);         // goes to another thread
 * }
 *
 * final class Channel<@Sendable T> { ... }         // no Channel<Session>
 * }</pre>
 *
 * <p>The other way round, a place whose type does not show that it holds something confined says
 * so:
 *
 * <pre>{@code
 * private @ThreadConfined Runnable onClose;
 * private final Deque<@ThreadConfined Runnable> cleanups = new ArrayDeque<>();
 * }</pre>
 *
 * <h2>How often?</h2>
 *
 * <p>A value of a {@link SingleUse @SingleUse} class is used up by the first {@link
 * Consumes @Consumes} call, and by its hand-over to another thread:
 *
 * <pre>{@code
 * @Sendable
 * @SingleUse
 * final class Ticket {
 *     @Consumes void tear() { ... }                // uses up its receiver
 * }
 *
 * void settle(@Consumes Coupon coupon) { ... }     // uses up its argument
 * }</pre>
 *
 * <h2>How long?</h2>
 *
 * <p>A value of a {@link ScopeBound @ScopeBound} class lives in the try-with-resources statement
 * that opened it, and nowhere else:
 *
 * <pre>{@code
 * @ScopeBound
 * final class Lease implements AutoCloseable { ... }
 *
 * try (Lease lease = pool.lease()) { ... }
 * }</pre>
 *
 * <h2>In which order?</h2>
 *
 * <p>An enum with {@link LockOrder @LockOrder} names the levels of locks, outermost first. From it
 * the processor generates types with which a wrong order does not compile:
 *
 * <pre>{@code
 * @LockOrder
 * enum Bank { CONFIG, ACCOUNTS, AUDIT }
 * }</pre>
 *
 * <h2>Answers</h2>
 *
 * <table>
 * <caption>What each annotation is in Rust and in surelock</caption>
 * <thead>
 * <tr><th scope="col">here</th><th scope="col">there</th><th scope="col">rules</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@code @ThreadConfined}</td><td>{@code !Send}, {@code !Sync}</td>
 *     <td>{@code crosses-thread}, {@code shared-state}, {@code confinement-forgotten}</td></tr>
 * <tr><td>{@code @Sendable}</td><td>{@code Send}</td>
 *     <td>{@code not-sendable}, {@code confined-type-argument}, {@code boundary-added}</td></tr>
 * <tr><td>{@code @Sendable(unchecked = ...)}</td><td>{@code unsafe impl Send}</td><td></td></tr>
 * <tr><td>{@code @SingleUse}</td><td>neither {@code Copy} nor {@code Clone}</td>
 *     <td>{@code used-twice}</td></tr>
 * <tr><td>{@code @Consumes}</td><td>{@code self} by value</td><td>{@code used-twice}</td></tr>
 * <tr><td>{@code @ScopeBound}</td><td>a lifetime</td>
 *     <td>{@code escapes-scope}, {@code stale-key}</td></tr>
 * <tr><td>{@code @LockOrder}</td><td>levels, {@code LockAfter}</td><td>typed by the compiler</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A finding that is wrong, or right and wanted, is silenced where it stands:
 * {@code @SuppressWarnings("locksmith:crosses-thread")}, with the rule's name, on any declaration
 * around it.
 */
package dev.locksmith.annotations;
