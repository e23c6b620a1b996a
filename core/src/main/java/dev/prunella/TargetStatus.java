// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import dev.prunella.decide.RestartIntensity;
import dev.prunella.decide.ShadowReport;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.record.Incident;
import org.jspecify.annotations.Nullable;

/**
 * A target at one moment.
 *
 * @param name who
 * @param health what is known of it
 * @param phase where in the loop it is, in words
 * @param mode how far automation may go
 * @param desired the state that it should be in
 * @param generation the incarnation of the healed thing
 * @param hold a person's hold; null for none
 * @param incident the open incident; null for none
 * @param awaitsApproval the remediation that waits for a person's yes; null for none
 * @param flapping whether it is latched, as it fell ill too often
 * @param incidents how many were opened since the supervisor was built
 * @param shadow what it would have done in SHADOW and what was judged of it
 * @param intensity how often it may be acted on at the worst
 */
public record TargetStatus(
        String name,
        Health health,
        String phase,
        Mode mode,
        DesiredState desired,
        Generation generation,
        @Nullable Hold hold,
        @Nullable Incident incident,
        @Nullable String awaitsApproval,
        boolean flapping,
        int incidents,
        ShadowReport shadow,
        RestartIntensity intensity) {}
