// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.record.VerifiedTrail;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import java.nio.file.Path;

/**
 * What one run showed.
 *
 * @param alone the shop whose pool is left alone
 * @param supervised the shop whose pool is supervised
 * @param notes what the supervisor did
 * @param trail what the verifier says of the supervisor's records
 * @param trailDirectory where they are
 */
record Result(Side alone, Side supervised, HealingNotes notes, VerifiedTrail trail, Path trailDirectory) {

    /**
     * One shop.
     *
     * @param report its requests since the fault
     * @param orders what became of its confirmed orders
     */
    record Side(LoadReport report, WrittenOnce orders) {}

    /** Healed, measured by the service's own requests; nothing that was confirmed is lost; the records hold. */
    boolean good() {
        return notes.healed()
                && supervised.report().recovery() != null
                && supervised.orders().holds()
                && trail.findings().isEmpty();
    }
}
