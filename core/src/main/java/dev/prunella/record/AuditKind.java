// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/** What a record of the trail is about. The names are part of the format: they are never changed or re-used. */
public enum AuditKind {
    /** The whole state at the start of a segment, written by the trail itself. */
    CHECKPOINT(true),
    /** An attempt is about to have its first effect. */
    INTENT(true),
    /** How an attempt ended; exactly one for each intent. */
    TERMINAL(true),
    /** A person approved an action. */
    APPROVAL(true),
    /** An action type or a target was latched, or a latch was lifted. */
    LATCH(true),
    /** An operator took a target into their hands, or gave it back. */
    HOLD(true),
    /** The kill switch was set or released. */
    KILL(true),
    /** A guardrail's answer changed. */
    ANSWER(false),
    /** An incident opened, changed its diagnosis or closed. */
    INCIDENT(false),
    /** A person or the platform was called. */
    ESCALATION(false),
    /** Anything else that a reader of the trail wants to know. */
    NOTE(false);

    private final boolean durable;

    AuditKind(boolean durable) {
        this.durable = durable;
    }

    /**
     * Whether records of this kind are synced to the disk before they are acknowledged and are never dropped (class 1). The
     * others (class 2) are written without a sync of their own and are dropped, and counted, when there is no room.
     */
    public boolean durable() {
        return durable;
    }
}
