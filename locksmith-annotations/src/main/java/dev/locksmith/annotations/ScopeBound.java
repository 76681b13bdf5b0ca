package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A value that lives only in the try-with-resources statement that opened it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(TYPE)
public @interface ScopeBound {}
