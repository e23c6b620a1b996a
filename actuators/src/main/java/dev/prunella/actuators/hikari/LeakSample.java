// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held far too long, at one moment.
 *
 * @param atNanos the moment
 * @param suspects held too long by threads that do not stand in the driver
 * @param left those of the suspects whose thread has left all that may own them
 * @param trend how those increase; null if they do not
 */
record LeakSample(
        long atNanos,
        List<Borrow> suspects,
        List<Borrow> left,
        @Nullable LeakTrend trend) {}
