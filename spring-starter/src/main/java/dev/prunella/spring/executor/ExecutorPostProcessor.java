// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.executor;

import dev.prunella.model.Severity;
import dev.prunella.probes.executor.ExecutorRecipes;
import dev.prunella.probes.executor.ExecutorWatch;
import dev.prunella.spring.Found;
import dev.prunella.spring.FoundBeans;
import dev.prunella.spring.declared.Declarations;
import dev.prunella.spring.declared.Declared;
import dev.prunella.target.TargetBuilder;
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
    private final Supplier<@Nullable Declarations> declarations;
    private final FoundBeans executors = new FoundBeans();
    private @Nullable BeanFactory beans;

    /** @param declarations what the application's code says of its beans; gives null where nobody reads that */
    ExecutorPostProcessor(Supplier<ExecutorWatch> watch, Supplier<@Nullable Declarations> declarations) {
        this.watch = watch;
        this.declarations = declarations;
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
                add(beanName, "executor", executor.getClass(), executor.getThreadPoolExecutor());
            } else if (bean instanceof ThreadPoolTaskScheduler scheduler && FoundBeans.isOneForAll(beans, beanName)) {
                add(beanName, "scheduler", scheduler.getClass(), scheduler.getScheduledThreadPoolExecutor());
            }
        } catch (IllegalStateException e) {
            LOG.debug("{}: has no thread pool of the JDK behind it: {}", beanName, e.getMessage());
        }
        return bean;
    }

    /** What nobody has asked for wakes nobody: at most it is a ticket. */
    private void add(String beanName, String kind, Class<?> type, ThreadPoolExecutor executor) {
        Declarations known = declarations.get();
        Declared declared = known == null ? null : known.claim(beanName, type);
        if (declared == null) {
            String name = Found.nameOf(beanName);
            executors.add(name, () -> new Found(name, kind, recipe(name, executor)));
        } else {
            executors.addDeclared(declared.name(), () -> declared.found(kind, recipe(declared.name(), executor)));
        }
    }

    private TargetBuilder recipe(String name, ThreadPoolExecutor executor) {
        return ExecutorRecipes.executor(name, executor, watch.get()).severity(Severity.WARNING);
    }
}
