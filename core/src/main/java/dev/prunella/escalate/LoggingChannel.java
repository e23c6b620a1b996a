// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.SafeText;
import dev.prunella.record.telemetry.LogContext;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes escalations into the application's log: pages at ERROR, tickets at WARN, with the incident's timeline. That an incident
 * is over stands in the log without it.
 */
public final class LoggingChannel implements EscalationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingChannel.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void send(Escalation escalation) {
        String timeline = escalation.incident().timeline().stream()
                .map(entry -> "\n    " + SafeText.of(entry.toString()))
                .collect(Collectors.joining());
        String target = escalation.target().name();
        LogContext.during(target, escalation.incident().id(), () -> write(escalation, timeline));
    }

    private static void write(Escalation escalation, String timeline) {
        String again = escalation.repeat() == 0 ? "" : " AGAIN (" + escalation.repeat() + ")";
        String headline = SafeText.of(escalation.headline());
        if (escalation.page()) {
            LOG.error("{}: PAGE{} {}{}", escalation.target().name(), again, headline, timeline);
        } else {
            LOG.warn("{}: TICKET{} {}{}", escalation.target().name(), again, headline, timeline);
        }
    }
}
