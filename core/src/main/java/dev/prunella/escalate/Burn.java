// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.Severity;

/** How fast a target spends its error budget, and so whether somebody is woken. */
public enum Burn {
    /** Nobody measures it: the severity alone decides. */
    UNKNOWN,
    /** The budget lasts: a ticket, unless the target is CRITICAL. */
    SLOW,
    /** The budget is gone soon: a page, unless the target is for information only. */
    FAST;

    /** Whether an escalation of a target of this severity pages a person rather than filing a ticket. */
    public boolean pages(Severity severity) {
        return switch (this) {
            case UNKNOWN -> severity.pages();
            case SLOW -> severity == Severity.CRITICAL;
            case FAST -> severity != Severity.INFO;
        };
    }
}
