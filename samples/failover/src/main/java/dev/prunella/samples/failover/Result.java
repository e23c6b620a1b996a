// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.record.VerifiedTrail;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run showed.
 *
 * @param acts in the order in which they were played
 * @param trail what the verifier says of the supervisor's records
 * @param trailDirectory where they are
 */
record Result(List<Played> acts, VerifiedTrail trail, Path trailDirectory) {

    /** Every act went as promised, and the records hold. */
    boolean good() {
        return acts.stream().allMatch(act -> act.broken().isEmpty())
                && trail.findings().isEmpty();
    }
}
