// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.spring.ApplicationLoader;
import dev.prunella.spring.MisdeclaredBeanException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A method of a bean, called as others would call it: through the proxy where that has the method, so that a transaction begins, else on
 * the bean behind it. Found once; the application's class loader is the thread's meanwhile. Safe for use by several threads.
 */
final class BoundMethod {

    private final Object on;
    private final Method method;
    private final ApplicationLoader loader;

    private BoundMethod(Object on, Method method, ApplicationLoader loader) {
        this.on = on;
        this.method = method;
        this.loader = loader;
        ReflectionUtils.makeAccessible(method);
    }

    /**
     * A method of the bean's own class.
     *
     * @param instance the bean, perhaps a proxy
     * @throws MisdeclaredBeanException if it cannot be reached
     */
    static BoundMethod of(String bean, Object instance, Method method, ApplicationLoader loader) {
        Method exposed = exposedBy(instance, method);
        if (exposed != null) {
            return new BoundMethod(instance, exposed, loader);
        }
        Object behind = behind(instance);
        if (!method.getDeclaringClass().isInstance(behind)) {
            throw new MisdeclaredBeanException(
                    bean, method, "cannot be called, as there is a proxy before the bean that does not have it");
        }
        return new BoundMethod(behind, method, loader);
    }

    /** A method that a subclass does not override would run on the proxy itself, whose fields were never set. */
    private static @Nullable Method exposedBy(Object instance, Method method) {
        Class<?> type = instance.getClass();
        if (Proxy.isProxyClass(type)) {
            return ofInterface(type, method);
        }
        if (AopUtils.isCglibProxy(instance)) {
            Method found = ReflectionUtils.findMethod(type, method.getName(), method.getParameterTypes());
            return found != null && found.getDeclaringClass() == type ? found : null;
        }
        return method;
    }

    private static @Nullable Method ofInterface(Class<?> proxy, Method method) {
        for (Class<?> each : proxy.getInterfaces()) {
            Method found = ReflectionUtils.findMethod(each, method.getName(), method.getParameterTypes());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The bean itself; the last proxy where what is behind it changes from call to call. */
    static Object behind(Object instance) {
        Object present = instance;
        while (present instanceof Advised proxy && proxy.getTargetSource().isStatic()) {
            Object next = targetOf(proxy);
            if (next == null) {
                break;
            }
            present = next;
        }
        return present;
    }

    private static @Nullable Object targetOf(Advised proxy) {
        try {
            return proxy.getTargetSource().getTarget();
        } catch (Exception e) {
            return null; // one that is static has it at hand
        }
    }

    /** Whether it gives nothing by its nature. */
    boolean isVoid() {
        return method.getReturnType() == void.class;
    }

    /**
     * Calls it.
     *
     * @throws Exception as the method
     */
    @Nullable
    Object call(Object context) throws Exception {
        return loader.run(() -> {
            try {
                return method.getParameterCount() == 0 ? method.invoke(on) : method.invoke(on, context);
            } catch (InvocationTargetException e) {
                throw bare(e);
            }
        });
    }

    private static Exception bare(InvocationTargetException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception thrown ? thrown : e;
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
