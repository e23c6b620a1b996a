// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;

/** What a supervisor is given beside targets, such as objectives. A bean of this type is asked each time supervision begins. */
@FunctionalInterface
public interface SupervisorAddition {

    /**
     * Adds it; it may be there already where the context was stopped and is started again.
     *
     * @throws RuntimeException ends the beginning: nothing is healed, and the log says why
     */
    void addTo(HealingSupervisor supervisor);
}
