// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.annotation;

import dev.prunella.act.Risk;
import dev.prunella.diagnose.Diagnosis;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method of a {@link SelfHealing} bean heals it: run twice it leaves the same state as run once. It takes nothing or a {@link
 * dev.prunella.act.RemediationContext}, and returns {@code void}, which means done, {@code boolean}, false meaning that it could not, or a
 * {@link dev.prunella.act.RemediationResult}; whatever it throws means that it could not. Runs on a worker of the supervisor and is
 * interrupted at its time-out. Whether it helped is measured afterwards.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Remediation {

    /** What trail and budgets call it, unique in its bean; default {@code TARGET:METHOD}. */
    String name() default "";

    /** Its place among those of the same kind, the lightest first: lower goes before higher, no two are the same. */
    int order() default 0;

    /** The diagnoses that it answers, at least one. */
    Diagnosis.Kind[] on() default Diagnosis.Kind.LOCAL_FAULT;

    /** The causes that it can cure; default any. */
    String[] causes() default {};

    /** What it may cost if it was wrong. */
    Risk risk() default Risk.LOW;

    /** How often it is tried in an incident, 1 to 100. */
    int attempts() default 1;

    /** When a run is interrupted; more than zero. */
    String timeout() default "30s";

    /** Where the repair of what makes it needed is tracked; goes with {@link #expires()}. */
    String ticket() default "";

    /** The last day, in UTC, on which it is run, as {@code 2030-12-31}; a person is told afterwards. Goes with {@link #ticket()}. */
    String expires() default "";
}
