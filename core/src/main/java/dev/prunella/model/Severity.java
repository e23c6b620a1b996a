// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/** How much it matters that a target is ill, and so whether a person is woken or finds a ticket. */
public enum Severity {
    /** Users are hurt now: a page. */
    CRITICAL,
    /** Users are hurt soon: a page. */
    ERROR,
    /** To be looked at in working hours: a ticket. */
    WARNING,
    /** For information: a ticket. */
    INFO;

    /** Whether an escalation of this severity pages a person rather than filing a ticket. */
    public boolean pages() {
        return this == CRITICAL || this == ERROR;
    }
}
