// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.annotation.Guarded;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.util.ReflectionUtils;

/** Whether each guarded method of a bean can be reached by its guard: a proxy is silent about what it does not see. */
final class GuardedCheck {

    private final String bean;
    private final GuardedClass guarded;
    private final Map<Method, Guarded> methods;

    GuardedCheck(String bean, GuardedClass guarded) {
        this.bean = bean;
        this.guarded = guarded;
        MetadataLookup<Guarded> lookup = guarded::saidOf;
        methods = MethodIntrospector.selectMethods(guarded.type(), lookup);
    }

    /** @throws MisdeclaredBeanException if one cannot be guarded at all */
    void beforeAnyProxy() {
        methods.forEach(this::check);
    }

    private void check(Method method, Guarded said) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
            throw wrong(method, "must stand on a method that others call, neither private nor static");
        }
        if (GuardedClass.isOurs(method)) {
            throw wrong(method, "must not stand on a @HealthProbe or a @Remediation, which nothing may hold back");
        }
        try {
            GuardedMethod.of(method, said);
        } catch (IllegalArgumentException e) {
            throw new MisdeclaredBeanException(bean, method, String.valueOf(e.getMessage()));
        }
    }

    /** @throws MisdeclaredBeanException if the proxy does not have one of them */
    void behind(Object proxy) {
        Class<?> type = proxy.getClass();
        for (Method each : methods.keySet()) {
            if (Proxy.isProxyClass(type)) {
                requireInAnInterface(type, each);
            } else if (Modifier.isFinal(each.getModifiers()) && isMeant(each)) {
                throw wrong(
                        each,
                        "must not stand on a final method, which no proxy can have, as the bean's has no interface");
            }
        }
    }

    /** What only the whole class is guarded for cannot be called by others if no interface has it. */
    private void requireInAnInterface(Class<?> proxy, Method method) {
        boolean has = Arrays.stream(proxy.getInterfaces())
                .anyMatch(
                        each -> ReflectionUtils.findMethod(each, method.getName(), method.getParameterTypes()) != null);
        if (!has && GuardedClass.onMethod(method) != null) {
            throw wrong(method, "must stand on a method of an interface, as the bean's proxy has nothing else");
        }
    }

    /** What a class has inherited from others was not meant. */
    private boolean isMeant(Method method) {
        return GuardedClass.onMethod(method) != null || method.getDeclaringClass() == guarded.type();
    }

    private MisdeclaredBeanException wrong(Method method, String why) {
        return new MisdeclaredBeanException(bean, method, "@Guarded " + why);
    }
}
