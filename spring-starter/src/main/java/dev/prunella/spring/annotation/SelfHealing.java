// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.annotation;

import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This bean is supervised and, as far as its mode goes, healed. Stands on a {@code @Bean} method or on the class of a component; where both
 * have it, the method's holds. The bean must be a singleton.
 *
 * <p>A HikariCP pool, an executor and a scheduler are looked at and healed by their own recipes, and this says the rest. A bean that is a
 * {@link dev.prunella.actuators.component.Restartable} or a {@link org.springframework.context.SmartLifecycle} is looked at by
 * whether it runs, then by its {@link HealthProbe}, and healed by its {@link Remediation} methods and at last by a restart. Any
 * other bean needs an inside {@link HealthProbe}.
 *
 * <p>What {@code prunella.targets.NAME} sets goes before what stands here. What is wrong stops the start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SelfHealing {

    /** The target's name; default the bean's. */
    String name() default "";

    /** The team that is called; default {@code prunella.owner}. Needed with mode AUTO. */
    String owner() default "";

    /** How much it matters that it is ill, at most one; default what its recipe says: WARNING for executors, ERROR for all else. */
    Severity[] severity() default {};

    /** The group of targets that fail alike and are braked together; default none. */
    String group() default "";

    /**
     * Names of targets whose failure explains a failure of this one. Beans that have this annotation too and are held by this one, itself
     * or through other beans, need not be named.
     */
    String[] dependsOn() default {};

    /** How far automation may go; default AUTO, whatever {@code prunella.mode} says. */
    Mode mode() default Mode.AUTO;

    /** The pause between two looks while all is well, such as {@code 10s}; default what its recipe says, which is 10 s. */
    String period() default "";

    /** How long a stop may take in which work under way is finished, more than zero; for what is restarted. */
    String drain() default "10s";

    /** Whether a restart is the last step of its runbook; for what can be restarted. */
    boolean restart() default true;

    /**
     * Whether the loop starts it, the first time too: a start that fails is then repeated with backoff and a person is told in the end,
     * where it would have ended the process. For a {@link dev.prunella.actuators.component.Restartable} alone; Spring starts a
     * {@link org.springframework.context.SmartLifecycle} itself.
     */
    boolean startInLoop() default false;
}
