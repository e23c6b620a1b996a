// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ConfigurableApplicationContext;

/** Reads the settings of the beans that are HikariCP pools or stand around one, whether it has a façade or not. */
final class HikariPools implements PoolFacts.Source {

    private static final Logger LOG = LoggerFactory.getLogger(HikariPools.class);

    private final ConfigurableApplicationContext context;

    HikariPools(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public List<PoolFacts> pools() {
        Map<String, DataSource> beans = MadeBeans.of(context.getBeanFactory(), DataSource.class);
        Map<HikariDataSource, String> names = new HashMap<>();
        beans.forEach((name, bean) -> {
            if (bean instanceof HikariDataSource pool) {
                names.put(pool, name);
            }
        });
        beans.forEach((name, bean) -> {
            HikariDataSource pool = behind(bean);
            if (pool != null) {
                names.putIfAbsent(pool, name);
            }
        });
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> facts(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** The pool behind what stands around it, such as a proxy that logs; null for none, and for several as a router has. */
    private static @Nullable HikariDataSource behind(DataSource bean) {
        if (bean instanceof HikariDataSource) {
            return null;
        }
        try {
            return bean.isWrapperFor(HikariDataSource.class) ? bean.unwrap(HikariDataSource.class) : null;
        } catch (SQLException | RuntimeException e) {
            LOG.debug(
                    "doctor: {} does not tell what is behind it",
                    bean.getClass().getName(),
                    e);
            return null;
        }
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
