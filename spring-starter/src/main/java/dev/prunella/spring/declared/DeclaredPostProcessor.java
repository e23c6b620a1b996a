// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.spring.FoundBeans;
import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.bean.UnmadeBeans;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

/**
 * Sees each bean once it is made and has its proxies, and has those supervised that are annotated. Beans of other contexts are seen by
 * theirs. Classes without any annotation of ours are looked through once.
 */
final class DeclaredPostProcessor implements BeanPostProcessor, Ordered, BeanFactoryAware, SmartInitializingSingleton {

    private final Supplier<PrunellaProperties> properties;
    private final Set<Class<?>> withoutMethods = ConcurrentHashMap.newKeySet();
    private @Nullable ConfigurableListableBeanFactory beans;
    private @Nullable Declarations declarations;
    private @Nullable DeclaredTargets targets;

    DeclaredPostProcessor(Supplier<PrunellaProperties> properties) {
        this.properties = properties;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = (ConfigurableListableBeanFactory) beanFactory;
        declarations = new Declarations(beans, properties);
        targets = new DeclaredTargets(beans, declarations);
    }

    Declarations declarations() {
        return Objects.requireNonNull(declarations, "declarations");
    }

    DeclaredTargets targets() {
        return Objects.requireNonNull(targets, "targets");
    }

    /** Behind the proxies, and behind whoever claims beans of a kind of its own. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ScopedObject
                || bean instanceof AopInfrastructureBean
                || declarations().isClaimed(beanName)) {
            return bean;
        }
        try {
            look(bean, beanName);
        } catch (MisdeclaredBeanException e) {
            declarations().refuse(e);
        }
        return bean;
    }

    private void look(Object bean, String name) {
        Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
        if (bean instanceof FactoryBean<?>) {
            requireNothingOnTheFactory(name, type);
            return;
        }
        Declared declared = declarations().of(name, type);
        DeclaredMethods methods = methodsOf(type);
        if (declared == null) {
            UnmadeDeclarations.requireNoMethods(name, methods);
            return;
        }
        if (!FoundBeans.isOneForAll(beans, name)) {
            throw UnmadeDeclarations.notOneForAll(name);
        }
        if (declarations().isEnabled(declared)) {
            targets().add(declared, methods, bean);
        }
    }

    private DeclaredMethods methodsOf(Class<?> type) {
        if (withoutMethods.contains(type)) {
            return DeclaredMethods.NONE;
        }
        DeclaredMethods methods = DeclaredMethods.of(type);
        if (methods.isEmpty()) {
            withoutMethods.add(type);
        }
        return methods;
    }

    private static void requireNothingOnTheFactory(String name, Class<?> type) {
        if (Declarations.onClass(type) != null) {
            throw new MisdeclaredBeanException(
                    name,
                    "@SelfHealing must stand on what a FactoryBean makes, or on the @Bean method, and not on the factory");
        }
    }

    /** What is not made yet is looked at as far as its definition tells; it cannot stop the start any more. */
    @Override
    public void afterSingletonsInstantiated() {
        UnmadeBeans.each(
                Objects.requireNonNull(beans, "beans"), new UnmadeDeclarations(declarations(), this::methodsOf));
        declarations().endOfStart();
    }
}
