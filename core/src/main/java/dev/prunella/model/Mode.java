// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/** How far automation may go with a target. */
public enum Mode {
    /** Decide and record, never act. */
    SHADOW,
    /** Act once a person has said yes. */
    APPROVE,
    /** Act within the guardrails. */
    AUTO
}
