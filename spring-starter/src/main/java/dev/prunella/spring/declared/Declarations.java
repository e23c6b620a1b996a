// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.spring.bean.Candidates;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** What the code of one context declares of its beans, and which of them are supervised. Safe for use by several threads. */
public final class Declarations {

    private static final Logger LOG = LoggerFactory.getLogger(Declarations.class);

    private final ConfigurableListableBeanFactory beans;
    private final Supplier<PrunellaProperties> properties;
    private final Map<String, Declared> taken = new ConcurrentHashMap<>();
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private volatile boolean starting = true;

    Declarations(ConfigurableListableBeanFactory beans, Supplier<PrunellaProperties> properties) {
        this.beans = beans;
        this.properties = properties;
    }

    /**
     * Takes a bean that is looked at and healed by a recipe of its kind, and needs nothing else of this package.
     *
     * @param type of the bean itself
     * @return what its code says of it; null for nothing, and for what cannot be where the start is over: the log says why
     * @throws MisdeclaredBeanException if it cannot be obeyed, at the start
     */
    public @Nullable Declared claim(String bean, Class<?> type) {
        try {
            Declared declared = of(bean, type);
            if (declared != null) {
                claimed.add(bean);
                if (isEnabled(declared)) {
                    take(declared);
                }
            }
            return declared;
        } catch (MisdeclaredBeanException e) {
            refuse(e);
            return null;
        }
    }

    /** Stops the start with it; when that is over nobody asked for the bean in order to have it supervised. */
    void refuse(MisdeclaredBeanException e) {
        if (starting) {
            throw e;
        }
        LOG.warn("supervisor: not supervised: {}", e.getMessage());
    }

    void endOfStart() {
        starting = false;
    }

    /** Whether no property leaves it alone. */
    boolean isEnabled(Declared declared) {
        return properties.get().target(declared.name()).enabled();
    }

    boolean isClaimed(String bean) {
        return claimed.contains(bean);
    }

    /** What the method that makes the bean says, else its class; null for nothing. */
    @Nullable
    Declared of(String bean, Class<?> type) {
        SelfHealing said = onFactoryMethod(bean);
        if (said == null) {
            said = onClass(type);
        }
        return said == null ? null : Declared.of(bean, said);
    }

    static @Nullable SelfHealing onClass(Class<?> type) {
        return Candidates.mayHaveAnnotations(type)
                ? AnnotatedElementUtils.findMergedAnnotation(type, SelfHealing.class)
                : null;
    }

    /** Also where the context was prepared ahead of time: the definition still knows the method. */
    private @Nullable SelfHealing onFactoryMethod(String bean) {
        if (!beans.containsBeanDefinition(bean)) {
            return null;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(bean);
        Method method = definition instanceof RootBeanDefinition root ? root.getResolvedFactoryMethod() : null;
        return method == null ? null : AnnotatedElementUtils.findMergedAnnotation(method, SelfHealing.class);
    }

    /**
     * It is supervised.
     *
     * @throws MisdeclaredBeanException if another bean has its target's name
     */
    void take(Declared declared) {
        for (Declared other : taken.values()) {
            if (other.name().equals(declared.name()) && !other.bean().equals(declared.bean())) {
                throw new MisdeclaredBeanException(
                        declared.bean(),
                        "the target's name must be its own, got '%s', which bean '%s' has"
                                .formatted(declared.name(), other.bean()));
            }
        }
        taken.put(declared.bean(), declared);
    }

    /** Of a bean that is supervised; null for any other. */
    @Nullable
    Declared taken(String bean) {
        return taken.get(bean);
    }

    /** The bean behind the supervised target of this name; null for none. */
    @Nullable
    String beanOf(String target) {
        for (Declared each : taken.values()) {
            if (each.name().equals(target)) {
                return each.bean();
            }
        }
        return null;
    }
}
