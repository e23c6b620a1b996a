// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

/**
 * A rule that must hold in every run.
 *
 * @param name what it is called in reports
 * @param maker makes the check of one run
 */
public record Law(String name, Maker maker) {

    /** Makes the check of one run. */
    @FunctionalInterface
    public interface Maker {
        /**
         * A check.
         *
         * @param facts of the run, which grow as it goes on
         * @param objections where it says that the rule was broken
         */
        Check begin(Facts facts, Objections objections);
    }
}
