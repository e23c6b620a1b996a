// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.detect.series.Forecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held far too long, at one moment.
 *
 * @param atNanos the moment
 * @param suspects held too long by threads that do not stand in the driver
 * @param left those of the suspects whose thread has left all that may own them
 * @param trend how those increase; null if they do not
 * @param growth what is foretold by the number of connections in use alone; null if no end is in sight
 */
record LeakSample(
        long atNanos,
        List<Borrow> suspects,
        List<Borrow> left,
        @Nullable LeakTrend trend,
        @Nullable Forecast growth) {}
