// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** Reads the settings of the beans that are executors with a pool of threads. */
final class TaskExecutors {

    private final ConfigurableListableBeanFactory beans;

    TaskExecutors(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    List<ExecutorFacts> executors() {
        return MadeBeans.of(beans, ThreadPoolTaskExecutor.class).entrySet().stream()
                .map(entry -> new ExecutorFacts(
                        entry.getKey(), entry.getValue().getQueueCapacity(), isSpringBoots(entry.getKey())))
                .toList();
    }

    boolean hasAsyncMethods() {
        return beans.containsBeanDefinition(TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME);
    }

    private boolean isSpringBoots(String bean) {
        if (!beans.containsBeanDefinition(bean)) {
            return false;
        }
        String factory = beans.getBeanDefinition(bean).getFactoryBeanName();
        return factory != null && factory.startsWith("org.springframework.boot.");
    }
}
