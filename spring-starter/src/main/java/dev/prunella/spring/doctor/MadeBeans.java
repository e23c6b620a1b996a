// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Beans that are there: a look at the settings must not be what makes a lazy one. */
final class MadeBeans {

    private MadeBeans() {}

    /** The singletons of a type that have been made so far, by name. */
    static <T> Map<String, T> of(ConfigurableListableBeanFactory beans, Class<T> type) {
        Map<String, T> made = new TreeMap<>();
        for (String name : beans.getBeanNamesForType(type, false, false)) {
            Object bean = beans.getSingleton(name);
            if (type.isInstance(bean)) {
                made.put(name, type.cast(bean));
            }
        }
        return made;
    }
}
