// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Instant;

/**
 * A detector would have raised an alarm, or said that its signal stopped; alarms of one value after the other are one.
 *
 * @param at the recorded time of the value
 * @param target whose probes it would have woken
 * @param series what it was shown
 * @param what in words
 */
public record Detection(Instant at, String target, String series, String what) {}
