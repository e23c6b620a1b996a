// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.spring.Found;
import dev.prunella.spring.FoundBeans;
import dev.prunella.spring.PrunellaProperties;
import dev.prunella.spring.declared.Declarations;
import dev.prunella.spring.declared.Declared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Sees each bean that is a HikariCP pool, and replaces a plain one that has not been started by a façade of the same settings. That is
 * done after the bean was initialised, when all settings and connection details are bound to it, and before any proxy is put around it.
 */
final class PoolPostProcessor
        implements DestructionAwareBeanPostProcessor, PriorityOrdered, BeanFactoryAware, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PoolPostProcessor.class);

    private final Supplier<PrunellaProperties> properties;
    private final Supplier<@Nullable Declarations> declarations;
    private final FoundBeans pools = new FoundBeans();

    /** By the bean that Spring made, which is the one that it will ask us to destroy. */
    private final Map<Object, HealableHikariDataSource> facades = Collections.synchronizedMap(new WeakHashMap<>());

    private @Nullable BeanFactory beans;

    /** @param declarations what the application's code says of its beans; gives null where nobody reads that */
    PoolPostProcessor(Supplier<PrunellaProperties> properties, Supplier<@Nullable Declarations> declarations) {
        this.properties = properties;
        this.declarations = declarations;
    }

    FoundBeans pools() {
        return pools;
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
        if (!(bean instanceof HikariDataSource dataSource) || !FoundBeans.isOneForAll(beans, beanName)) {
            return bean;
        }
        Declarations known = declarations.get();
        Declared declared = known == null ? null : known.claim(beanName, dataSource.getClass());
        String name = declared == null ? Found.nameOf(beanName) : declared.name();
        if (!properties.get().target(name).enabled()) {
            LOG.debug("{}: left alone, as prunella.targets.{}.enabled is false", name, name);
            return bean;
        }
        HikariDataSource supervised = mayHaveFacade(dataSource) ? facadeOf(dataSource) : dataSource;
        String kind =
                supervised instanceof HealableHikariDataSource ? "connection pool" : "connection pool, eviction only";
        if (declared == null) {
            pools.add(name, () -> new Found(name, kind, HikariRecipes.pool(name, supervised)));
        } else {
            pools.addDeclared(name, () -> declared.found(kind, HikariRecipes.pool(name, supervised)));
        }
        return supervised;
    }

    /** A subclass may do anything, and a pool that runs has connections. */
    private boolean mayHaveFacade(HikariDataSource dataSource) {
        return properties.get().datasource().facade()
                && dataSource.getClass() == HikariDataSource.class
                && dataSource.getHikariPoolMXBean() == null
                && !dataSource.isClosed();
    }

    private HealableHikariDataSource facadeOf(HikariDataSource dataSource) {
        HealableHikariDataSource facade = new HealableHikariDataSource();
        dataSource.copyStateTo(facade);
        facades.put(dataSource, facade);
        return facade;
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return facades.containsKey(bean);
    }

    /** Spring destroys the bean that it made: the façade in its place would be left with its connections. */
    @Override
    public void postProcessBeforeDestruction(Object bean, String beanName) {
        HealableHikariDataSource facade = facades.remove(bean);
        if (facade != null) {
            facade.close();
        }
    }

    /** What a factory bean made is destroyed by the factory, of which we are not told. */
    @Override
    public void destroy() {
        new ArrayList<>(facades.values()).forEach(HealableHikariDataSource::close);
    }
}
