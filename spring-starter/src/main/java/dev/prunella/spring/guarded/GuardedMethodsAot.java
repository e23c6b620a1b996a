// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image of the classes whose guarded methods are found by reflection. Their proxies are Spring's matter, and are called
 * without it.
 */
final class GuardedMethodsAot implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
        Class<?> type = ClassUtils.getUserClass(registeredBean.getBeanClass());
        if (!new GuardedMethods().areIn(type)) {
            return null;
        }
        return (generation, code) -> {
            generation.getRuntimeHints().reflection().registerType(type);
            for (Class<?> each : ClassUtils.getAllInterfacesForClass(type)) {
                generation.getRuntimeHints().reflection().registerType(each);
            }
        };
    }
}
