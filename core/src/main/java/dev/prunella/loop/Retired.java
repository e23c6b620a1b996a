// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.Health;

/** Supervision has ended; whatever comes late is ignored. */
public record Retired() implements Phase {

    @Override
    public String describe() {
        return "not supervised";
    }

    @Override
    public Health health(boolean passing) {
        return Health.UNKNOWN;
    }

    @Override
    public Pace pace() {
        return Pace.NONE;
    }
}
