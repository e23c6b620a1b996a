// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;

/**
 * An act as it stands while the services still run.
 *
 * @param act which
 * @param span when the fault was there
 * @param alone the requests since the fault of the service whose pool is left alone
 * @param supervised those of the service whose pool is supervised
 * @param healing what the supervisor did since the fault
 */
record Seen(Act act, Strike.Span span, LoadReport alone, LoadReport supervised, Healing healing) {

    /** Whether the supervised service is well again and no action waits for its verdict. */
    boolean settled() {
        return supervised.recovery() != null && (healing.actions().isEmpty() || healing.healed());
    }

    /** The act's end, with what the servers hold. */
    Played with(WrittenOnce aloneOrders, WrittenOnce supervisedOrders) {
        return new Played(
                act, span, new Played.Side(alone, aloneOrders), new Played.Side(supervised, supervisedOrders), healing);
    }
}
