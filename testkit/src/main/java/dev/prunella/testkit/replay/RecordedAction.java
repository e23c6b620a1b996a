// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Instant;

/**
 * What was really done at the time.
 *
 * @param at when it was intended
 * @param target on what
 * @param remediation what was done
 * @param end how it ended, as the trail has it; empty if the trail ends before
 */
public record RecordedAction(Instant at, String target, String remediation, String end) {}
