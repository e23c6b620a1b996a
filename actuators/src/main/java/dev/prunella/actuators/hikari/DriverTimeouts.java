// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a driver is told to give up. Time-outs go into the URL, at its end, where they win over the user's own. */
enum DriverTimeouts {

    /** Whole seconds, so a second is the least; only {@code loginTimeout}, which frees the caller, takes fractions. */
    POSTGRESQL {
        @Override
        Map<String, String> inUrl(Duration timeout) {
            Map<String, String> parameters = inProperties(timeout);
            parameters.put("loginTimeout", Double.toString(Math.max(1, timeout.toMillis()) / 1e3));
            return parameters;
        }

        @Override
        Map<String, String> inProperties(Duration timeout) {
            String seconds = Long.toString(Math.max(1, timeout.plusMillis(999).toSeconds()));
            return new TreeMap<>(Map.of("connectTimeout", seconds, "loginTimeout", seconds, "socketTimeout", seconds));
        }
    },

    MYSQL {
        @Override
        Map<String, String> inUrl(Duration timeout) {
            String millis = Long.toString(Math.max(1, timeout.toMillis()));
            return new TreeMap<>(Map.of("connectTimeout", millis, "socketTimeout", millis));
        }
    },

    UNKNOWN;

    static DriverTimeouts of(HikariConfig settings) {
        if (settings.getDataSourceClassName() != null) {
            return settings.getDataSourceClassName().startsWith("org.postgresql.") ? POSTGRESQL : UNKNOWN;
        }
        String jdbcUrl = settings.getJdbcUrl();
        if (jdbcUrl == null) {
            return UNKNOWN;
        }
        if (jdbcUrl.contains(":postgresql:")) {
            return POSTGRESQL;
        }
        return jdbcUrl.contains(":mysql:") || jdbcUrl.contains(":mariadb:") ? MYSQL : UNKNOWN;
    }

    Map<String, String> inUrl(Duration timeout) {
        return Map.of();
    }

    Map<String, String> inProperties(Duration timeout) {
        return Map.of();
    }

    String addedTo(String jdbcUrl, Duration timeout) {
        Map<String, String> parameters = inUrl(timeout);
        if (parameters.isEmpty()) {
            return jdbcUrl;
        }
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + query;
    }

    Properties addedTo(Properties properties, Duration timeout) {
        Properties all = new Properties();
        all.putAll(properties);
        all.putAll(inProperties(timeout));
        return all;
    }
}
