// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import dev.prunella.actuators.resilience4j.CircuitBreakerBridge;
import dev.prunella.time.Cancellable;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;

/**
 * Sees each registry that is made and each that is destroyed, and leaves them as they are. One in a scope that is refreshed is destroyed and
 * made anew: what is followed is the registry itself, never the proxy that stands for whichever there is.
 */
final class RegistryPostProcessor implements DestructionAwareBeanPostProcessor, BeanFactoryAware {

    private static final Cancellable NOT_FOLLOWED = () -> {};

    private final IdentityHashMap<CircuitBreakerRegistry, Cancellable> registries = new IdentityHashMap<>();
    private @Nullable CircuitBreakerBridge bridge;
    private @Nullable BeanFactory beans;

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = beanFactory;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof CircuitBreakerRegistry registry && !(bean instanceof ScopedObject) && hasAnEnd(beanName)) {
            made(registry);
        }
        return bean;
    }

    /** Spring does not tell of the end of what is made for each use. */
    private boolean hasAnEnd(String beanName) {
        return beans == null || !beans.containsBean(beanName) || !beans.isPrototype(beanName);
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return bean instanceof CircuitBreakerRegistry;
    }

    @Override
    public void postProcessBeforeDestruction(Object bean, String beanName) {
        if (bean instanceof CircuitBreakerRegistry registry) {
            gone(registry);
        }
    }

    private synchronized void made(CircuitBreakerRegistry registry) {
        registries.put(registry, bridge == null ? NOT_FOLLOWED : bridge.adopt(registry));
    }

    private synchronized void gone(CircuitBreakerRegistry registry) {
        Cancellable followed = registries.remove(registry);
        if (followed != null) {
            followed.cancel();
        }
    }

    /** Has all registries followed, and those that are made from now on. */
    synchronized void begin(CircuitBreakerBridge follower) {
        bridge = follower;
        registries.replaceAll((registry, before) -> follower.adopt(registry));
    }

    /** Has none of them followed any more. */
    synchronized void end() {
        bridge = null;
        registries.replaceAll((registry, followed) -> {
            followed.cancel();
            return NOT_FOLLOWED;
        });
    }
}
