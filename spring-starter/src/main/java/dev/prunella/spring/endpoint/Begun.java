// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.HealingSupervisor;
import dev.prunella.spring.Supervision;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** The supervisor, of which nobody asks before it has begun. */
final class Begun {

    private final Supervision supervision;

    Begun(Supervision supervision) {
        this.supervision = supervision;
    }

    /**
     * Waits for supervision to begin where that is under way.
     *
     * @throws InvalidEndpointRequestException if it could not begin, with the reason
     */
    HealingSupervisor supervisor() {
        try {
            return supervision.supervisor();
        } catch (IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidEndpointRequestException("healing: " + message, message, e);
        }
    }

    /** Why it could not begin; empty if it could, or will. */
    String problem() {
        return supervision.problem();
    }
}
