// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

/**
 * A pure check of a proposal: the same proposal and ledger give the same answer. It keeps no state, reads no clock and never
 * blocks; what it throws counts as a denial.
 */
public interface Guardrail {

    /** A short stable name for {@code explain} and the trail. */
    String name();

    /** Permits, defers, denies or asks for approval, with a reason. */
    Answer check(Proposal proposal, Ledger ledger);

    /**
     * Whether it also keeps back a {@link dev.prunella.act.Compensation}, as does what stops all healing; default false. The need
     * of an approval never does: who said yes to the action said yes to its taking back.
     */
    default boolean stopsCompensation() {
        return false;
    }
}
