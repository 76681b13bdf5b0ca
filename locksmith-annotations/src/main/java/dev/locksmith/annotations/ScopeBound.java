package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose instances live only in the try-with-resources statement that opened them.
 *
 * <p>It holds for subtypes too, and is meant for an {@link AutoCloseable} class: a lock guard, a
 * scope, a lease. Within the class that declares the type, and those nested in it, instances may be
 * made and returned freely; everybody else opens them as a resource.
 *
 * <h2>What the checker does with it</h2>
 *
 * <ul>
 *   <li>{@code escapes-scope}: a value is not opened in try-with-resources, or is stored in a
 *       field, returned, or captured by code that runs after the statement has closed it. Passing
 *       it to a method that only uses it, and capturing it in a lambda that runs at once, are free.
 *   <li>{@code stale-key}: for the keys and guards of {@code dev.locksmith}, an outer key is used
 *       to lock while a guard taken from it is open.
 * </ul>
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * @ScopeBound
 * final class Lease implements AutoCloseable { ... }
 *
 * try (Lease lease = pool.lease()) {
 *     rows.forEach(row -> lease.write(row));     // fine: runs at once
 *     last = lease;                              // error: escapes-scope
 * }
 * Lease late = pool.lease();                     // error: escapes-scope, nobody closes it
 * }</pre>
 *
 * <p>It answers to the lifetime that ties surelock's {@code MutexKey} and guards to the closure of
 * {@code scope}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(TYPE)
public @interface ScopeBound {}
