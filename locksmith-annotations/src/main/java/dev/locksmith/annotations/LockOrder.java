package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the order of locks: each constant of the enum is a lock level. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(TYPE)
public @interface LockOrder {
    /** Lock orders whose levels all come before these. */
    Class<?>[] after() default {};

    /** The levels that come directly before this one. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(FIELD)
    @interface After {
        /** Names of constants of the same enum. */
        String[] value();
    }
}
