// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.Reason;

/**
 * What this process tells the platform that runs it. An adapter sets the flags that its health endpoints answer with; it does no
 * more than that and returns at once. Called on worker threads, one call at a time.
 */
public interface PlatformPort {

    /**
     * Whether the platform may send traffic; a process starts with {@code accepting}. Idempotent.
     *
     * @param why for people
     * @throws Exception if it could not be told
     */
    void readiness(boolean accepting, Reason why) throws Exception;

    /**
     * Asks the platform to replace this process. There is no way back. Idempotent.
     *
     * @param why for people
     * @throws Exception if it could not be told
     */
    void breakLiveness(Reason why) throws Exception;
}
