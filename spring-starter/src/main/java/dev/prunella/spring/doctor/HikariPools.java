// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ConfigurableApplicationContext;

/** Reads the settings of the beans that are HikariCP pools, whether they have a façade or not. */
final class HikariPools implements PoolFacts.Source {

    private final ConfigurableApplicationContext context;

    HikariPools(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public List<PoolFacts> pools() {
        return MadeBeans.of(context.getBeanFactory(), HikariDataSource.class).entrySet().stream()
                .map(entry -> facts(entry.getKey(), entry.getValue()))
                .toList();
    }

    private PoolFacts facts(String bean, HikariDataSource pool) {
        Map<String, String> properties = new TreeMap<>();
        pool.getDataSourceProperties().forEach((name, value) -> properties.put(name.toString(), value.toString()));
        String url = Stream.of(pool.getJdbcUrl(), properties.get("url"), properties.get("URL"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String type = Objects.requireNonNullElse(pool.getDataSourceClassName(), "");
        // a data source of the application's own is set in ways that are not seen here
        JdbcDriver driver = pool.getDataSource() == null ? JdbcDriver.of(url, type) : null;
        return new PoolFacts(bean, prefixOf(bean, pool), driver, url, properties, pool.getKeepaliveTime());
    }

    private String prefixOf(String bean, HikariDataSource pool) {
        ConfigurationPropertiesBean bound = ConfigurationPropertiesBean.get(context, pool, bean);
        return bound == null ? "" : bound.getAnnotation().prefix();
    }
}
