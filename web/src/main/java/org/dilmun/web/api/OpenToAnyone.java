package org.dilmun.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource that needs no token. Without it a resource answers only to a client that shows one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OpenToAnyone {

    /** Whether calls without a token are limited by their address. */
    boolean limited() default true;
}
