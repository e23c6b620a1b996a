// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.annotation;

import dev.prunella.detect.Side;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method of a {@link SelfHealing} bean takes a look at it, under the contract of {@link dev.prunella.detect.Probe}: on a worker of
 * the supervisor, never twice at a time, changing nothing. It takes nothing or a {@link dev.prunella.detect.ProbeContext}, and returns
 * {@code boolean}, {@code void} or a {@link dev.prunella.detect.Reading}; false, and whatever it throws, is a FAIL. One method a side.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HealthProbe {

    /** INSIDE looks through the real path, which is the default; OUTSIDE past it, at what the bean depends on. */
    Side side() default Side.INSIDE;

    /** A look that takes longer counts as a FAIL; more than zero. */
    String timeout() default "1s";
}
