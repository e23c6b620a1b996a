// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

/**
 * How the members of a group are.
 *
 * @param members all of them
 * @param unhealthy those with an open incident
 * @param running members that are being healed
 */
public record GroupHealth(int members, int unhealthy, int running) {

    /** Nobody. */
    public static final GroupHealth EMPTY = new GroupHealth(0, 0, 0);

    /** Share of the members that is unhealthy, 0 to 1. */
    public double unhealthyShare() {
        return members == 0 ? 0 : (double) unhealthy / members;
    }
}
