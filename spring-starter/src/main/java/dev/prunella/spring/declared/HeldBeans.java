// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Which supervised beans a bean holds, itself or through others that are not supervised, as Spring has put them into it. Where two hold
 * each other neither is said to depend on the other: nobody could tell which of them explains the other's failure.
 */
final class HeldBeans {

    private final ConfigurableListableBeanFactory beans;
    private final Declarations declarations;

    HeldBeans(ConfigurableListableBeanFactory beans, Declarations declarations) {
        this.beans = beans;
        this.declarations = declarations;
    }

    /** Names of beans, in the order in which they are met. */
    Set<String> of(String bean) {
        Set<String> held = new LinkedHashSet<>();
        for (String each : reachable(bean, true)) {
            if (isSupervised(each) && !reachable(each, false).contains(bean)) {
                held.add(each);
            }
        }
        held.remove(bean);
        return held;
    }

    /** @param upToSupervised whether what is behind a supervised bean is that bean's own matter */
    private Set<String> reachable(String bean, boolean upToSupervised) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(next(bean));
        while (!next.isEmpty()) {
            String name = next.poll();
            if (seen.add(name) && !(upToSupervised && isSupervised(name))) {
                next.addAll(next(name));
            }
        }
        return seen;
    }

    /** What it holds, and what is behind the targets that it names; not the configuration that it was made by. */
    private Set<String> next(String bean) {
        Set<String> next = new LinkedHashSet<>(Arrays.asList(beans.getDependenciesForBean(bean)));
        String madeBy = beans.containsBeanDefinition(bean)
                ? beans.getMergedBeanDefinition(bean).getFactoryBeanName()
                : null;
        if (madeBy != null) {
            next.remove(madeBy);
        }
        Declared declared = declarations.taken(bean);
        if (declared != null) {
            declared.dependsOn().forEach(target -> addBehind(target, next));
        }
        return next;
    }

    private void addBehind(String target, Set<String> names) {
        String behind = declarations.beanOf(target);
        if (behind != null) {
            names.add(behind);
        }
    }

    private boolean isSupervised(String bean) {
        return declarations.taken(bean) != null;
    }
}
