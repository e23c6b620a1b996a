// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.TargetHandle;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Hands a person's commands to the supervisor. Each is recorded there; none passes by a guardrail. */
final class Commands {

    private final Begun begun;

    Commands(Begun begun) {
        this.begun = begun;
    }

    /** @throws InvalidEndpointRequestException if the command is unknown, or something of it is missing or wrong */
    CommandView carryOut(String command, Wish wish) {
        try {
            return new CommandView(command, wish.caller(), accepted(command, wish));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidEndpointRequestException("healing: " + message, message, e);
        }
    }

    private boolean accepted(String command, Wish wish) {
        switch (command) {
            case "pause" -> begun.supervisor().pause(wish.actor(), wish.reason());
            case "resume" -> begun.supervisor().resume(wish.actor());
            case "acknowledge" -> {
                return begun.supervisor().acknowledge(wish.incidentId(), wish.actor());
            }
            default -> atTarget(command, wish);
        }
        return true;
    }

    private void atTarget(String command, Wish wish) {
        switch (command) {
            case "hold" -> target(wish).hold(wish.actor(), wish.reason(), wish.spanOrAnHour());
            case "release" -> target(wish).release(wish.actor());
            case "mode" -> target(wish).mode(wish.actor(), wish.wantedMode());
            case "heal-now" -> target(wish).healNow(wish.actor());
            case "approve" -> target(wish).approve(wish.actor(), wish.remediationName());
            case "reject" -> target(wish).reject(wish.actor(), wish.reason());
            case "unlatch" -> unlatch(wish);
            default -> throw new IllegalArgumentException("there is no command '%s'".formatted(command));
        }
    }

    /** A remediation that did not help is latched for all targets, a target that flaps for itself. */
    private void unlatch(Wish wish) {
        if (wish.remediation() == null) {
            target(wish).unlatch(wish.actor());
        } else {
            begun.supervisor().unlatch(wish.actor(), wish.remediation());
        }
    }

    private TargetHandle target(Wish wish) {
        return begun.supervisor().target(wish.targetName());
    }
}
