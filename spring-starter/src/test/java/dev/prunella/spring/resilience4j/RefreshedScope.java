// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.Scope;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/** A scope as Spring Cloud has one: its beans are destroyed on demand, and made anew behind the same proxy when they are next used. */
final class RefreshedScope implements Scope {

    private final Map<String, Object> beans = new HashMap<>();
    private final Map<String, Runnable> ends = new HashMap<>();

    /** A registry in this scope, and its proxy by the name {@code refreshed}. */
    void registerARegistryIn(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerScope("refresh", this);
        RootBeanDefinition definition =
                new RootBeanDefinition(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults);
        definition.setScope("refresh");
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
        BeanDefinitionHolder proxy =
                ScopedProxyUtils.createScopedProxy(new BeanDefinitionHolder(definition, "refreshed"), registry, false);
        registry.registerBeanDefinition(proxy.getBeanName(), proxy.getBeanDefinition());
    }

    void refresh() {
        ends.values().forEach(Runnable::run);
        ends.clear();
        beans.clear();
    }

    @Override
    public Object get(String name, ObjectFactory<?> maker) {
        Object present = beans.get(name);
        if (present == null) {
            present = maker.getObject();
            beans.put(name, present);
        }
        return present;
    }

    @Override
    public Object remove(String name) {
        ends.remove(name);
        return beans.remove(name);
    }

    @Override
    public void registerDestructionCallback(String name, Runnable callback) {
        ends.put(name, callback);
    }

    @Override
    public Object resolveContextualObject(String key) {
        return null;
    }

    @Override
    public String getConversationId() {
        return "refresh";
    }
}
