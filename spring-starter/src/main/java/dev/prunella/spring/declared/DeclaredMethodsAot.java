// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image of the annotated methods of a bean, which are found and called by reflection. Knows what the bean's definition
 * tells: a {@code @Bean} method should return the class that has them.
 */
final class DeclaredMethodsAot implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
        Class<?> type = ClassUtils.getUserClass(registeredBean.getBeanClass());
        DeclaredMethods methods = DeclaredMethods.of(type);
        Set<Method> called = new LinkedHashSet<>(methods.probes().keySet());
        called.addAll(methods.remediations().keySet());
        if (called.isEmpty()) {
            return null;
        }
        return (generation, code) -> {
            ReflectionHints hints = generation.getRuntimeHints().reflection();
            hints.registerType(type);
            called.forEach(each -> register(each, type, hints));
        };
    }

    /** Before a proxy of interfaces it is the interface's method that is called. */
    private static void register(Method method, Class<?> type, ReflectionHints hints) {
        hints.registerMethod(method, ExecutableMode.INVOKE);
        Method declared = ClassUtils.getInterfaceMethodIfPossible(method, type);
        if (!declared.equals(method)) {
            hints.registerMethod(declared, ExecutableMode.INVOKE);
        }
    }
}
