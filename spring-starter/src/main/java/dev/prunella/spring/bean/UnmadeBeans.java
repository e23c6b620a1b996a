// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.bean;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The beans of a context that its start does not make: those in scopes, and lazy ones. None is made here. */
public final class UnmadeBeans {

    private UnmadeBeans() {}

    /** Looks at one. */
    @FunctionalInterface
    public interface Visit {
        /**
         * One bean.
         *
         * @param name as it is defined
         * @param type as far as its definition tells
         * @param singleton whether it will be made once
         */
        void at(String name, Class<?> type, boolean singleton);
    }

    /** Visits those whose definition tells of a type. */
    public static void each(ConfigurableListableBeanFactory beans, Visit visit) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getMergedBeanDefinition(name);
            if (!definition.isAbstract() && !beans.containsSingleton(name)) {
                Class<?> type = typeOf(beans, name);
                if (type != null) {
                    visit.at(name, type, definition.isSingleton());
                }
            }
        }
    }

    /** Null where only the bean itself would tell. */
    private static @Nullable Class<?> typeOf(ConfigurableListableBeanFactory beans, String name) {
        try {
            return beans.getType(name, false);
        } catch (BeansException | LinkageError e) {
            return null;
        }
    }
}
