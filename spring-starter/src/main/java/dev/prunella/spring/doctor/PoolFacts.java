// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a connection pool is set.
 *
 * @param bean its name
 * @param prefix of the properties that are bound to it; empty if there are none
 * @param driver null for one that is not known
 * @param url of the database, empty for none. It may hold a password: nothing but single parameters of it is ever said
 * @param properties what is handed to the driver beside the URL
 * @param keepaliveMillis the pause between two looks at an idle connection, 0 for never
 */
record PoolFacts(
        String bean,
        String prefix,
        @Nullable JdbcDriver driver,
        String url,
        Map<String, String> properties,
        long keepaliveMillis) {

    /** Gathers what is known of the pools that have been made. */
    @FunctionalInterface
    interface Source {
        List<PoolFacts> pools();
    }

    /** A parameter of the driver, from the URL or else from the properties; empty if it is not set. Case does not count. */
    String parameter(String name) {
        Matcher inUrl = Pattern.compile("[?&,(;]\\s*" + name + "\\s*=\\s*([^&,();]*)", Pattern.CASE_INSENSITIVE)
                .matcher(url);
        if (inUrl.find()) {
            return inUrl.group(1).trim();
        }
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().trim())
                .findFirst()
                .orElse("");
    }

    /** How the driver's parameter is set from outside, or in code where nothing is bound to the pool. */
    String propertyOf(String parameter) {
        return prefix.isEmpty()
                ? "the data source property " + parameter
                : prefix + ".data-source-properties." + parameter;
    }
}
