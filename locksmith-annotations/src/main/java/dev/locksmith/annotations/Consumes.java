package dev.locksmith.annotations;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Uses up the receiver, or the argument. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, PARAMETER})
public @interface Consumes {}
