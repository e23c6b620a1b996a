// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

/** The objectives of one supervisor. Safe for use by several threads. */
public interface SloRegister {

    /** How many objectives there are at most. */
    int MOST = 100;

    /**
     * One more objective, which is read from now on.
     *
     * @throws IllegalArgumentException if its name is taken
     * @throws IllegalStateException if there are {@value #MOST} already, or the supervisor is closed
     */
    void add(Slo slo);

    /** What is known of them. */
    SloBoard board();

    /** Which targets have an objective, and which of their diagnoses a runbook. */
    Coverage coverage();

    /** The numbers of that alone, which costs little however many targets there are. */
    Coverage.Counts covered();
}
