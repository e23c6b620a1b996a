// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.bean.UnmadeBeans;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Function;
import org.springframework.aop.scope.ScopedProxyUtils;

/**
 * What is wrong with annotated beans that are not made yet, as far as their definitions tell: they cannot stop the start any more.
 *
 * @param declarations what their code says
 * @param methods the annotated ones of a class
 */
record UnmadeDeclarations(Declarations declarations, Function<Class<?>, DeclaredMethods> methods)
        implements UnmadeBeans.Visit {

    @Override
    public void at(String name, Class<?> type, boolean singleton) {
        Declared declared = declarations.of(name, type);
        DeclaredMethods found = methods.apply(type);
        if (declared == null) {
            requireNoMethods(name, found);
        } else if (!singleton) {
            throw notOneForAll(name);
        } else if (!Modifier.isAbstract(type.getModifiers())) {
            DeclaredTargets.check(declared, found);
        }
    }

    static void requireNoMethods(String bean, DeclaredMethods methods) {
        Method method = methods.anyone();
        if (method != null) {
            throw new MisdeclaredBeanException(
                    known(bean),
                    method,
                    "@HealthProbe and @Remediation must stand on methods of a bean that is @SelfHealing, which this is not");
        }
    }

    static MisdeclaredBeanException notOneForAll(String bean) {
        return new MisdeclaredBeanException(
                known(bean), "@SelfHealing must stand on a singleton: what is made anew has no target of its own");
    }

    /** The name by which the application knows it. */
    private static String known(String bean) {
        return ScopedProxyUtils.isScopedTarget(bean) ? ScopedProxyUtils.getOriginalBeanName(bean) : bean;
    }
}
