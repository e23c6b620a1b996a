// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.spring.MisdeclaredBeanException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * What a method must look like so that it can be called by us.
 *
 * @param annotation that stands on it
 * @param context what it may take
 * @param answer what it may return besides a boolean and nothing
 */
record MethodShape(String annotation, Class<?> context, Class<?> answer) {

    /** @throws MisdeclaredBeanException if it does not */
    void check(String bean, Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers) || Modifier.isAbstract(modifiers)) {
            throw new MisdeclaredBeanException(
                    bean,
                    method,
                    "%s must stand on a method that is neither private nor static nor abstract, got '%s'"
                            .formatted(annotation, Modifier.toString(modifiers)));
        }
        Class<?>[] takes = method.getParameterTypes();
        if (takes.length > 1 || (takes.length == 1 && takes[0] != context)) {
            throw new MisdeclaredBeanException(
                    bean,
                    method,
                    "%s must stand on a method that takes nothing or a %s, got %s"
                            .formatted(annotation, context.getSimpleName(), method.toGenericString()));
        }
        Class<?> returns = method.getReturnType();
        if (returns != void.class && returns != boolean.class && !answer.isAssignableFrom(returns)) {
            throw new MisdeclaredBeanException(
                    bean,
                    method,
                    "%s must stand on a method that returns boolean, void or %s, got %s"
                            .formatted(annotation, answer.getSimpleName(), returns.getSimpleName()));
        }
    }
}
