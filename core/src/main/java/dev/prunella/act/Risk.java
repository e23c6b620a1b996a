// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

/** What a remediation may cost if it was wrong. */
public enum Risk {
    /** Seconds of extra work; nothing in flight is lost. */
    LOW,
    /** Work in flight may be lost or capacity halved for a while. */
    HIGH,
    /** It touches keys, credentials or who may reach what: never automatic. */
    SECURITY,
    /** It cannot be undone: never automatic. */
    IRREVERSIBLE
}
