// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.executor;

import dev.prunella.model.Severity;
import dev.prunella.probes.executor.ExecutorRecipes;
import dev.prunella.probes.executor.ExecutorWatch;
import dev.prunella.spring.Found;
import dev.prunella.spring.FoundBeans;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Sees each bean that is an executor or a scheduler, once it was initialised, and leaves it as it is. */
final class ExecutorPostProcessor implements BeanPostProcessor, PriorityOrdered, BeanFactoryAware {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorPostProcessor.class);

    private final Supplier<ExecutorWatch> watch;
    private final FoundBeans executors = new FoundBeans();
    private @Nullable BeanFactory beans;

    ExecutorPostProcessor(Supplier<ExecutorWatch> watch) {
        this.watch = watch;
    }

    FoundBeans executors() {
        return executors;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = beanFactory;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        try {
            if (bean instanceof ThreadPoolTaskExecutor executor && FoundBeans.isOneForAll(beans, beanName)) {
                add(beanName, "executor", executor.getThreadPoolExecutor());
            } else if (bean instanceof ThreadPoolTaskScheduler scheduler && FoundBeans.isOneForAll(beans, beanName)) {
                add(beanName, "scheduler", scheduler.getScheduledThreadPoolExecutor());
            }
        } catch (IllegalStateException e) {
            LOG.debug("{}: has no thread pool of the JDK behind it: {}", beanName, e.getMessage());
        }
        return bean;
    }

    /** What nobody has asked for wakes nobody: at most it is a ticket. */
    private void add(String beanName, String kind, ThreadPoolExecutor executor) {
        String name = Found.nameOf(beanName);
        executors.add(
                name,
                () -> new Found(
                        name,
                        kind,
                        ExecutorRecipes.executor(name, executor, watch.get()).severity(Severity.WARNING)));
    }
}
