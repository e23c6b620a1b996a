// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Window;
import dev.prunella.loop.Bystanders;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloStatus;
import dev.prunella.time.HealingClock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How targets stand, as the router of escalations sees them, and objectives, which stand like targets that depend on those that they
 * concern.
 *
 * @param cells the targets
 * @param board the objectives
 * @param rulebook has the windows
 * @param clock both clocks
 */
record Standings(Cells cells, SloBoard board, Rulebook rulebook, HealingClock clock) implements Bystanders {

    private static final long RECOVERING_AFTER_NANOS = 60_000_000_000L;

    @Override
    public @Nullable Standing of(String target) {
        Standing standing = cells.standing(target, clock.nanoTime());
        return standing != null || !target.startsWith(Slo.PREFIX)
                ? standing
                : ofSlo(board.of(target.substring(Slo.PREFIX.length())));
    }

    private @Nullable Standing ofSlo(@Nullable SloStatus status) {
        if (status == null) {
            return null;
        }
        Slo slo = status.slo();
        boolean known = status.gap().isEmpty() && status.budget().counts().total() > 0;
        Health health = status.firing() != null ? Health.UNHEALTHY : known ? Health.HEALTHY : Health.UNKNOWN;
        return new Standing(slo.info(slo.severity(), status.concerns()), health, null, false, attended(status));
    }

    /** Why nobody is told of a burn although its alert fires. */
    private @Nullable Reason attended(SloStatus status) {
        long quietNanos = clock.nanoTime() - status.lastBadNanos();
        if (status.gap().isEmpty() && quietNanos > RECOVERING_AFTER_NANOS) {
            return Reason.of("recovering", "nothing has failed for a minute: it is waited whether that lasts");
        }
        List<Standing> concerned = status.concerns().stream()
                .sorted()
                .map(each -> cells.standing(each, clock.nanoTime()))
                .filter(Objects::nonNull)
                .toList();
        return !concerned.isEmpty() && concerned.stream().allMatch(this::isAttended)
                ? Reason.of("attended", "all that it concerns is held, not meant to run, or in a window")
                : null;
    }

    private boolean isAttended(Standing target) {
        return target.attended() != null
                || Window.open(rulebook.policy().windows(), target.info(), clock.wallTime()) != null;
    }
}
