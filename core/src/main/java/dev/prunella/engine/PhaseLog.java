// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.SafeText;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.telemetry.LogContext;
import dev.prunella.record.telemetry.Telemetry;
import dev.prunella.record.telemetry.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line in the application's log for each phase of the loop, beginning with the target's name; target and incident stand in
 * the logging context too.
 */
final class PhaseLog implements Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger("dev.prunella.healing");

    @Override
    public void told(Told told) {
        HealingEvent event = told.event();
        LogContext.during(event.target(), event.incident(), () -> write(event));
    }

    private static void write(HealingEvent event) {
        Level level = isDetail(event) ? Level.DEBUG : isTrouble(event) ? Level.WARN : Level.INFO;
        if (LOG.isEnabledForLevel(level)) {
            String who = event.target().isEmpty() ? "supervisor" : event.target();
            LOG.atLevel(level).log("{}: {}", who, SafeText.of(event.what()));
        }
    }

    private static boolean isDetail(HealingEvent event) {
        return event instanceof HealingEvent.Suspected
                || event instanceof HealingEvent.Cleared
                || (event instanceof HealingEvent.EscalationSent sent && sent.resolution() && sent.delivered());
    }

    private static boolean isTrouble(HealingEvent event) {
        return event instanceof HealingEvent.Opened
                || event instanceof HealingEvent.Intended
                || event instanceof HealingEvent.EscalationDue
                || (event instanceof HealingEvent.EscalationMoved moved
                        && moved.move() == HealingEvent.EscalationMoved.Move.REPEATED)
                || (event instanceof HealingEvent.BudgetAlert alert && alert.firing())
                || event instanceof HealingEvent.Contained;
    }
}
