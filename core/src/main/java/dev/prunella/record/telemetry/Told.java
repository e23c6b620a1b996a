// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.record.HealingEvent;
import java.time.Instant;

/**
 * An event with its moment.
 *
 * @param event what happened
 * @param nanos when, on the monotonic clock
 * @param wall when, by the time of day; for people
 */
public record Told(HealingEvent event, long nanos, Instant wall) {}
