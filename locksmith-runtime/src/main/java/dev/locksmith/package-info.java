/**
 * Locks that cannot deadlock: their order stands in the types, and every rule is enforced at run
 * time too.
 *
 * <h2>From the Locksmith to the lock</h2>
 *
 * <pre>{@code
 * Locksmith  --issue-->  KeyVoucher  --redeem-->  KeyHandle  --scope-->  LockScope  --lock-->  Guard
 *  (one)                  (travels)              (one a thread)      (one at a time)   |          |
 *                                                                                      +-<-lock---+
 * }</pre>
 *
 * <p>A {@link dev.locksmith.Locksmith} decides how many threads may take locks, and issues a {@link
 * dev.locksmith.KeyVoucher} to each. The voucher travels; on its thread it is redeemed for a {@link
 * dev.locksmith.KeyHandle}, which opens a {@link dev.locksmith.LockScope}. Scope and guards are
 * {@link dev.locksmith.LockKey}s: each takes the next lock, if the lock's {@link
 * dev.locksmith.Level} comes later in the order. Programs that do not ration claim handles
 * directly. Code that cannot be given a key opens an {@link dev.locksmith.AmbientScope}.
 *
 * <pre>{@code
 * try (var handle = voucher.redeem().orElseThrow();
 *      var scope = handle.scope();
 *      var config = scope.lock(CONFIG);
 *      var pair = config.lock(from, to)) {     // one level: in the order of ids, however written
 *     pair.first().withdraw(config.get().fee() + amount);
 *     pair.second().deposit(amount);
 * }
 * }</pre>
 *
 * <h2>What is locked</h2>
 *
 * <ul>
 *   <li>{@link dev.locksmith.Mutex}: a value for one thread at a time;
 *   <li>two mutexes of one level, with a {@link dev.locksmith.PairGuard}, or any number, as a
 *       {@link dev.locksmith.LockSet};
 *   <li>{@link dev.locksmith.RwMutex}: a value for many readers or one writer;
 *   <li>a mutex of level {@link dev.locksmith.Leaf}, which comes last and needs no order.
 * </ul>
 *
 * <p>Each is locked waiting, trying at once or for a while, or until interrupted. A {@link
 * dev.locksmith.SoleGuard}, that of the only lock held, may wait for a {@link
 * dev.locksmith.MutexCondition}.
 *
 * <h2>Rules</h2>
 *
 * <p>Keys and handles stay on their thread ({@link dev.locksmith.ThreadConfinementException});
 * locks are taken in the order of their levels, with the newest key, and released in reverse
 * ({@link dev.locksmith.LockOrderException}); nothing is used after its close ({@link
 * IllegalStateException}). The checker of {@code locksmith-processor} says most of this at compile
 * time. Null arguments throw {@link NullPointerException} before anything is locked; values may be
 * null.
 */
@NullMarked
package dev.locksmith;

import org.jspecify.annotations.NullMarked;
