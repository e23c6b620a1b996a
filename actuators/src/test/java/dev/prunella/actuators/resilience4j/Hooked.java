// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A real breaker at which something happens in the worst moment: when all looks at its state are done, and it is about to be moved. */
final class Hooked implements InvocationHandler {

    private final CircuitBreaker real;
    private final Runnable beforeItMoves;

    private Hooked(CircuitBreaker real, Runnable beforeItMoves) {
        this.real = real;
        this.beforeItMoves = beforeItMoves;
    }

    /** A registry that has this breaker alone, under its name. */
    static CircuitBreakerRegistry registry(CircuitBreaker real, Runnable beforeItMoves) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
        registry.circuitBreaker(real.getName());
        registry.replace(real.getName(), (CircuitBreaker) Proxy.newProxyInstance(
                Hooked.class.getClassLoader(), new Class<?>[] {CircuitBreaker.class}, new Hooked(real, beforeItMoves)));
        return registry;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "transitionToHalfOpenState" -> {
                beforeItMoves.run();
                yield pass(method, arguments);
            }
            default -> pass(method, arguments);
        };
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
