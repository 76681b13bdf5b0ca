package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A value that its first {@link Consumes} call uses up. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(TYPE)
public @interface SingleUse {}
