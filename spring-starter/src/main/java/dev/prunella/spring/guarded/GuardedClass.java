// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.actuators.component.Restartable;
import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import java.io.Closeable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.Lifecycle;
import org.springframework.context.Phased;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Which methods of one class are guarded. Each is looked at once, when it is first called. Safe for use by several threads. */
final class GuardedClass {

    /** By these a bean is started and stopped, which no guard may hold back. */
    private static final Set<Class<?>> OF_ITS_LIFE = Set.of(
            Lifecycle.class,
            SmartLifecycle.class,
            Phased.class,
            Restartable.class,
            InitializingBean.class,
            DisposableBean.class,
            AutoCloseable.class,
            Closeable.class);

    private final Class<?> type;
    private final @Nullable Guarded onAll;
    private final Map<Method, Optional<GuardedMethod>> methods = new ConcurrentHashMap<>();

    GuardedClass(Class<?> type) {
        this.type = ClassUtils.getUserClass(type);
        onAll = AnnotatedElementUtils.findMergedAnnotation(this.type, Guarded.class);
    }

    /** Null if it is not guarded. */
    @Nullable
    GuardedMethod method(Method called) {
        Optional<GuardedMethod> known = methods.get(called);
        if (known == null) {
            known = Optional.ofNullable(read(called));
            methods.put(called, known);
        }
        return known.orElse(null);
    }

    private @Nullable GuardedMethod read(Method called) {
        Method specific = AopUtils.getMostSpecificMethod(called, type);
        Guarded said = saidOf(specific);
        return said == null ? null : GuardedMethod.of(specific, said);
    }

    /** What holds for a method; null for nothing. */
    @Nullable
    Guarded saidOf(Method specific) {
        Guarded own = onMethod(specific);
        if (own != null) {
            return own;
        }
        return onAll != null && isCovered(specific) ? onAll : null;
    }

    static @Nullable Guarded onMethod(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, Guarded.class);
    }

    private boolean isCovered(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isPublic(modifiers)
                && !Modifier.isStatic(modifiers)
                && method.getDeclaringClass() != Object.class
                && !ReflectionUtils.isObjectMethod(method)
                && !isOurs(method)
                && !OF_ITS_LIFE.contains(
                        ClassUtils.getInterfaceMethodIfPossible(method, type).getDeclaringClass());
    }

    /** By which it is looked at and healed. */
    static boolean isOurs(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, HealthProbe.class)
                || AnnotatedElementUtils.hasAnnotation(method, Remediation.class);
    }

    Class<?> type() {
        return type;
    }

    /** Whether its class itself has the annotation. */
    boolean isGuardedAsAWhole() {
        return onAll != null;
    }
}
