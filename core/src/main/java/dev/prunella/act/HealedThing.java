// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import dev.prunella.model.Generation;

/**
 * The thing behind a target, where it can guard itself: it carries the fence, so that two supervisors can never heal it at the
 * same time, and it knows its own generation.
 */
public interface HealedThing {

    /**
     * Takes the thing for one supervisor.
     *
     * @param supervisor identifies the supervisor by reference
     * @return false if another one has it
     */
    boolean claim(Object supervisor);

    /** Gives it back; afterwards the thing is as if it had never been supervised. Ignored from one who does not have it. */
    void release(Object supervisor);

    /** Its present incarnation. Cheap, may be called from any thread. */
    Generation generation();
}
