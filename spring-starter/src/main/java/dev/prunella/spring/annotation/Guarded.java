// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.annotation;

import dev.prunella.guard.Priority;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method from other beans go through the supervisor's guard of this name, which throws only what the method throws and
 * {@link dev.prunella.guard.GuardRejectedException} where it lets a call not through. A method that returns a {@link
 * java.util.concurrent.CompletionStage} is guarded until the stage ends, which tells everything then, a rejection too. Before
 * supervision has begun and after it has ended calls pass as if this were not there.
 *
 * <p>On a class or an interface it stands for all its public methods but those by which the bean is looked at, healed, started and
 * stopped. On a method it goes before that of its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Guarded {

    /** The guard's name, 1 to 100 characters: the name of the target that stands behind it. Several methods may have one guard. */
    String value();

    /** Whether a call may be made again when it failed: twice must be as good as once. */
    boolean idempotent() default false;

    /** How long the caller waits in all, such as {@code 2s}: no retry begins that could not end before; default no bound. */
    String within() default "";

    /** What is turned away first when there is not room for all. */
    Priority priority() default Priority.NORMAL;
}
