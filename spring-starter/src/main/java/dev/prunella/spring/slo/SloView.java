// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.slo;

import dev.prunella.slo.BurnAlert.Urgency;
import dev.prunella.slo.SloStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stands.
 *
 * @param name which
 * @param measuredBy what is counted
 * @param objective the share that has to go well
 * @param owner the team that is told
 * @param left the share of the error budget that is left, 0 or less for none; null while nothing was counted
 * @param good events that went well since the start
 * @param bad events that did not
 * @param gaps how often it could not be read
 * @param gap why nothing is known at the moment; empty if something is
 * @param firing the most urgent alert that fires; null for none
 * @param lines all of it in words
 */
public record SloView(
        String name,
        String measuredBy,
        double objective,
        String owner,
        @Nullable Double left,
        long good,
        long bad,
        long gaps,
        String gap,
        @Nullable Urgency firing,
        List<String> lines) {

    static SloView of(SloStatus status) {
        double left = status.budget().left();
        return new SloView(
                status.slo().name(),
                status.slo().sli().what(),
                status.slo().objective(),
                status.slo().owner(),
                Double.isNaN(left) ? null : left,
                status.good(),
                status.bad(),
                status.gaps(),
                status.gap(),
                status.firing(),
                status.lines());
    }
}
