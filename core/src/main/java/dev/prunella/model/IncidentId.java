// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.HexFormat;

/**
 * The name of one episode of one target, unique over restarts of the process.
 *
 * @param value the target's name, the run of the supervisor and a count, as {@code orders-db/5f3a9c21.2}
 */
public record IncidentId(String value) {

    /** The {@code count}-th incident of {@code target} in the supervisor's run {@code run}. */
    public static IncidentId of(String target, long run, int count) {
        return new IncidentId(target + '/' + HexFormat.of().toHexDigits((int) run) + '.' + count);
    }

    /** The target's name. */
    public String target() {
        int end = value.lastIndexOf('/');
        return end < 0 ? value : value.substring(0, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
