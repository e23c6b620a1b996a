// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.spring.ApplicationLoader;
import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.bean.UnmadeBeans;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Puts the guards before the beans that have any: into the proxy that a bean has already, before everything else in it, so that a call
 * that is turned away begins no transaction; else into one of its own.
 */
final class GuardedPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor
        implements SmartInitializingSingleton {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(GuardedPostProcessor.class);

    private final transient GuardedMethods methods = new GuardedMethods();
    private final transient Guards guards = new Guards();
    private transient @Nullable ConfigurableListableBeanFactory beans;
    private volatile boolean starting = true;

    /** @param classes whether proxies are made of classes, or of interfaces where a bean has any */
    GuardedPostProcessor(boolean classes) {
        setProxyTargetClass(classes);
        setBeforeExistingAdvisors(true);
    }

    Guards guards() {
        return guards;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
        ConfigurableListableBeanFactory known = (ConfigurableListableBeanFactory) beanFactory;
        beans = known;
        advisor = new DefaultPointcutAdvisor(
                pointcut(), new GuardedCalls(methods, guards, new ApplicationLoader(known.getBeanClassLoader())));
    }

    private StaticMethodMatcherPointcut pointcut() {
        return new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, Class<?> targetClass) {
                return methods.of(targetClass, method) != null;
            }
        };
    }

    @Override
    protected boolean isEligible(Class<?> targetClass) {
        return methods.areIn(targetClass);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
        if (!methods.areIn(type)) {
            return bean;
        }
        try {
            return guarded(bean, beanName, new GuardedCheck(beanName, methods.in(type)));
        } catch (MisdeclaredBeanException e) {
            if (starting) {
                throw e;
            }
            LOG.warn("supervisor: not guarded: {}", e.getMessage());
            return bean;
        }
    }

    private Object guarded(Object bean, String beanName, GuardedCheck check) {
        check.beforeAnyProxy();
        Object proxy = proxied(bean, beanName);
        if (AopUtils.isAopProxy(proxy)) {
            check.behind(proxy);
        }
        return proxy;
    }

    /** What is not made yet is looked at as far as its definition tells; it cannot stop the start any more. */
    @Override
    public void afterSingletonsInstantiated() {
        if (beans != null) {
            UnmadeBeans.each(beans, (name, type, singleton) -> check(name, type));
        }
        starting = false;
    }

    private void check(String bean, Class<?> type) {
        if (methods.areIn(type)) {
            new GuardedCheck(bean, methods.in(type)).beforeAnyProxy();
        }
    }

    private Object proxied(Object bean, String beanName) {
        try {
            return super.postProcessAfterInitialization(bean, beanName);
        } catch (AopConfigException e) {
            throw new MisdeclaredBeanException(
                    beanName,
                    "@Guarded must stand in a class that a proxy can be made of, or that has its guarded methods from an"
                            + " interface: " + e.getMessage());
        }
    }

    /** Nothing can be put before a final class but its interfaces. */
    @Override
    protected void customizeProxyFactory(ProxyFactory proxyFactory) {
        Class<?> type = proxyFactory.getTargetClass();
        if (type != null && isFinalWithInterfaces(type)) {
            proxyFactory.setProxyTargetClass(false);
            evaluateProxyInterfaces(type, proxyFactory);
        }
    }

    private static boolean isFinalWithInterfaces(Class<?> type) {
        return Modifier.isFinal(type.getModifiers()) && ClassUtils.getAllInterfacesForClass(type).length > 0;
    }
}
