// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.Actor;
import dev.prunella.model.Generation;

/**
 * A person's yes to one action at one incarnation of one target. It is used once, and ends with the process.
 *
 * @param remediation the name of what may be done
 * @param generation the incarnation that it may be done to
 * @param actor who said yes
 * @param untilNanos when it ends, on the monotonic clock
 */
public record Approval(String remediation, Generation generation, Actor actor, long untilNanos) {

    /** Whether it is a yes to exactly this, now. */
    public boolean covers(String name, Generation present, long nowNanos) {
        return remediation.equals(name) && generation.equals(present) && untilNanos - nowNanos > 0;
    }
}
