// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

/**
 * One backend as {@code pg_stat_activity} shows it.
 *
 * @param pid its process id
 * @param started {@code backend_start}, as text in full precision: with the pid it names the backend for ever
 * @param state as {@code idle}, {@code idle in transaction}, {@code active}; empty where the role may not see it
 * @param changed {@code state_change}, as text in full precision
 * @param ageNanos how old it is by the server's own clock
 * @param stillNanos how long ago {@code state_change} is by that clock; 0 where the role may not see it
 */
record Backend(int pid, String started, String state, String changed, long ageNanos, long stillNanos) {

    /** Whether it waits for its client and has no work in hand. */
    boolean waitsForItsClient() {
        return state.startsWith("idle");
    }

    /** Whether it is the same backend and has not stirred since {@code earlier}. */
    boolean unchangedSince(Backend earlier) {
        return started.equals(earlier.started) && changed.equals(earlier.changed) && state.equals(earlier.state);
    }
}
