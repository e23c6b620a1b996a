// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/** What is known of a target. Unknown is not unhealthy: it never leads to an action. */
public enum Health {
    /** Nothing fresh is known. */
    UNKNOWN,
    /** The inside path passed when it was last looked at. */
    HEALTHY,
    /** Something was noticed and is being confirmed. */
    SUSPECT,
    /** The evidence suffices for a diagnosis: an incident is open. */
    UNHEALTHY
}
