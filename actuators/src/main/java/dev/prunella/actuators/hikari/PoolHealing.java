// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.ArrayList;
import java.util.List;

/**
 * What healing of a pool may use beyond the defaults.
 *
 * @param alternativeUrls further JDBC URLs of the same database, in the order of preference; none by default
 */
public record PoolHealing(List<String> alternativeUrls) {

    private static final PoolHealing DEFAULT = new PoolHealing(List.of());

    /** Checks the URLs. */
    public PoolHealing {
        alternativeUrls = List.copyOf(alternativeUrls);
        for (String url : alternativeUrls) {
            if (!url.startsWith("jdbc:")) {
                throw new IllegalArgumentException(
                        "pool healing: alternativeUrl must begin with 'jdbc:', got a text of " + url.length()
                                + " characters");
            }
        }
    }

    /** No other way to the database. */
    public static PoolHealing ofDefaults() {
        return DEFAULT;
    }

    /**
     * The same with one more way to the same database: where only that is seen to work, the pool is rebuilt on it.
     *
     * @param jdbcUrl of the same driver; the pool's own credentials and properties are used
     */
    public PoolHealing alternativeUrl(String jdbcUrl) {
        List<String> more = new ArrayList<>(alternativeUrls);
        more.add(jdbcUrl);
        return new PoolHealing(more);
    }
}
