// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.model.Reason;

/**
 * Something that a detector noticed. A symptom wakes the probes; it never starts a remediation by itself.
 *
 * @param reason what was noticed
 * @param atNanos when, on the monotonic clock
 */
public record Symptom(Reason reason, long atNanos) {}
