// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.time.HealingClock;

/** What the data source owns and every generation is tapped by, so that it outlives each of them. */
record PoolTaps(
        HealingClock clock, PoolSignals signals, PoolMeters meters, ReadOnlyEviction readOnly, BorrowPlaces places) {

    static PoolTaps with(HealingClock clock) {
        PoolSignals signals = new PoolSignals();
        return new PoolTaps(clock, signals, new PoolMeters(signals), new ReadOnlyEviction(clock), new BorrowPlaces());
    }

    /** Nobody watches any more. */
    void calm() {
        readOnly.close();
        places.keep(false);
    }
}
