// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What healing of a pool may use beyond the defaults.
 *
 * @param alternativeUrls further JDBC URLs of the same database, in the order of preference; none by default
 * @param evictsLeaked whether connections that have leaked are evicted; by default a person is told
 * @param heldTooLong how long a connection must be held at least to be suspected of having leaked, 100 ms to a day, default 10 s; it is
 *     never less than twenty times the 99th percentile of the pool's own uses
 */
public record PoolHealing(List<String> alternativeUrls, boolean evictsLeaked, Duration heldTooLong) {

    private static final Duration SHORTEST_HOLD = Duration.ofMillis(100);
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);
    private static final PoolHealing DEFAULT = new PoolHealing(List.of(), false, Duration.ofSeconds(10));

    /** Checks the URLs and the time. */
    public PoolHealing {
        alternativeUrls = List.copyOf(alternativeUrls);
        for (String url : alternativeUrls) {
            if (!url.startsWith("jdbc:")) {
                throw new IllegalArgumentException(
                        "pool healing: alternativeUrl must begin with 'jdbc:', got a text of " + url.length()
                                + " characters");
            }
        }
        if (heldTooLong.compareTo(SHORTEST_HOLD) < 0 || heldTooLong.compareTo(LONGEST_HOLD) > 0) {
            throw new IllegalArgumentException("pool healing: heldTooLong must be %s to %s, got %s"
                    .formatted(SHORTEST_HOLD, LONGEST_HOLD, heldTooLong));
        }
    }

    /** No other way to the database, and nothing is done about leaked connections but to tell. */
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
        return new PoolHealing(more, evictsLeaked, heldTooLong);
    }

    /**
     * The same, and connections that are proven to have leaked are evicted once half the pool is gone or exhaustion is near. That
     * buys time and cures nothing: the code that forgets them must be mended. Not for an application in which one thread borrows a
     * connection, ends or turns to something else, and another one uses it with long silences in between.
     */
    public PoolHealing evictLeaked() {
        return new PoolHealing(alternativeUrls, true, heldTooLong);
    }

    /** The same with another shortest time for which a connection must be held to be suspected of having leaked. */
    public PoolHealing heldTooLong(Duration shortest) {
        return new PoolHealing(alternativeUrls, evictsLeaked, shortest);
    }
}
