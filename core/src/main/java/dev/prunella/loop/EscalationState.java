// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.IncidentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The escalations that are open, in the order in which they were due: one a target at most.
 *
 * @param open of incidents of this run of the process
 * @param inherited of incidents that an earlier run left open
 */
public record EscalationState(Map<IncidentId, OpenEscalation> open, Map<IncidentId, Inherited> inherited) {

    /** Nobody was told of anything. */
    public static final EscalationState NONE = new EscalationState(Map.of(), Map.of());

    /**
     * A person was told of it by an earlier run of the process. Its incident ended with that process; what is still sick is told
     * anew, and then, or once the target is well, this one is resolved.
     *
     * @param target the target's name
     * @param untilNanos when it is given up if the target is not supervised by then
     */
    public record Inherited(String target, long untilNanos) {}

    /** Takes the maps over: whoever made them changes them no more. */
    public EscalationState {
        open = Collections.unmodifiableMap(open);
        inherited = Collections.unmodifiableMap(inherited);
    }

    boolean idle() {
        return open.isEmpty() && inherited.isEmpty();
    }

    /** That of a target; null for none. */
    @Nullable
    OpenEscalation of(String target) {
        return open.values().stream()
                .filter(each -> each.target().equals(target))
                .findFirst()
                .orElse(null);
    }

    /** Whether an acknowledgement of this incident would change anything. */
    public boolean acknowledgeable(IncidentId incident) {
        OpenEscalation found = toAcknowledge(incident);
        return found != null && found.acknowledgedBy() == null;
    }

    /** What an acknowledgement of an incident is of: of what is folded, the one that was told; null for nothing. */
    @Nullable
    OpenEscalation toAcknowledge(IncidentId incident) {
        OpenEscalation found = open.get(incident);
        if (found != null && !found.told() && found.stage() instanceof OpenEscalation.Folded folded) {
            found = of(folded.into());
        }
        return found != null && found.told() ? found : null;
    }

    /** For people: what is told of a target, and what is told with it. */
    public List<String> describe(String target, long nowNanos) {
        List<String> lines = new ArrayList<>();
        OpenEscalation own = of(target);
        if (own != null) {
            lines.add("escalation: " + describe(own, nowNanos));
        }
        open.values().stream()
                .filter(each -> each.foldedInto(target))
                .forEach(each -> lines.add("explains " + each.target() + ", incident " + each.id()));
        return lines;
    }

    private static String describe(OpenEscalation own, long nowNanos) {
        OpenEscalation.Stage stage = own.stage();
        if (stage instanceof OpenEscalation.Folded folded) {
            return "folded into that of %s, which explains it".formatted(folded.into());
        }
        if (stage instanceof OpenEscalation.Suppressed suppressed) {
            return "suppressed: " + suppressed.because();
        }
        if (stage instanceof OpenEscalation.Waiting waiting) {
            return "waits for what it depends on, for another %d s".formatted(secondsTo(waiting.dueNanos(), nowNanos));
        }
        String told = own.escalation().page() ? "told as a page" : "told as a ticket";
        if (own.acknowledgedBy() != null) {
            return told + ", acknowledged by " + own.acknowledgedBy();
        }
        Long due = stage.dueNanos();
        String again = due == null ? "" : ", told again in %d s".formatted(secondsTo(due, nowNanos));
        return "%s, told again %d times, not acknowledged%s"
                .formatted(told, own.escalation().repeat(), again);
    }

    private static long secondsTo(long dueNanos, long nowNanos) {
        return Math.max(0, dueNanos - nowNanos) / 1_000_000_000;
    }
}
