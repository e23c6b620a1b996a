// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.bean.Candidates;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/** The guarded methods of all classes that beans of one context have. Safe for use by several threads. */
final class GuardedMethods {

    private final Map<Class<?>, GuardedClass> classes = new ConcurrentHashMap<>();
    private final Set<Class<?>> without = ConcurrentHashMap.newKeySet();

    /** Whether anything of a class is guarded. Looks through each class once, and not at all at one that nobody has written for us. */
    boolean areIn(Class<?> type) {
        Class<?> own = ClassUtils.getUserClass(type);
        if (classes.containsKey(own)) {
            return true;
        }
        if (without.contains(own) || !Candidates.mayHaveAnnotations(own)) {
            return false;
        }
        if (isAnnotated(own)) {
            classes.put(own, new GuardedClass(own));
            return true;
        }
        without.add(own);
        return false;
    }

    private static boolean isAnnotated(Class<?> type) {
        return AnnotatedElementUtils.hasAnnotation(type, Guarded.class)
                || !MethodIntrospector.selectMethods(type, GuardedMethods::isGuarded)
                        .isEmpty();
    }

    private static boolean isGuarded(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, Guarded.class);
    }

    /**
     * How a method is guarded that was called on a bean of a class; null if it is not.
     *
     * @param type as it is, perhaps of a proxy's making
     */
    @Nullable
    GuardedMethod of(Class<?> type, Method called) {
        GuardedClass known = classes.get(type);
        return known == null ? ofOwn(type, called) : known.method(called);
    }

    private @Nullable GuardedMethod ofOwn(Class<?> type, Method called) {
        Class<?> own = ClassUtils.getUserClass(type);
        return areIn(own) ? in(own).method(called) : null;
    }

    /** What is known of a class in which anything is guarded. */
    GuardedClass in(Class<?> type) {
        return classes.computeIfAbsent(ClassUtils.getUserClass(type), GuardedClass::new);
    }
}
