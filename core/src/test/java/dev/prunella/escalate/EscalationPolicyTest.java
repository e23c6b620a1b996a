// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EscalationPolicyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EscalationPolicy policy = EscalationPolicy.ofDefaults();
    private final TargetInfo pool = new TargetInfo("orders-db", "team-orders", Severity.ERROR, "pools", Set.of());
    private final TargetInfo lone = new TargetInfo("feed", "team-orders", Severity.ERROR, "", Set.of());
    private final Diagnosis halfOpen = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.HALF_OPEN, 3, "seen");

    @Test
    void refusesNumbersOutOfBounds() {
        refused("escalation: repeatAfter must be more than zero, got PT0S", () -> policy.repeating(3, Duration.ZERO));
        refused(
                "escalation: repeatAfter must be at most 30 days, got PT721H",
                () -> policy.repeating(3, Duration.ofHours(721)));
        refused("escalation: repeats must be 0 to 10, got -1", () -> policy.repeating(-1, MINUTE));
        refused("escalation: repeats must be 0 to 10, got 11", () -> policy.repeating(11, MINUTE));
        refused(
                "escalation: dependencyWait must not be negative, got PT-1M",
                () -> policy.waiting(MINUTE.negated(), MINUTE));
        refused(
                "escalation: afterRoot must not be negative, got PT-1M",
                () -> policy.waiting(MINUTE, MINUTE.negated()));
        refused("escalation: groupBy must name at least one part, got none", policy::groupedBy);
    }

    @Test
    void doublesThePauseEachTime() {
        assertThat(policy.pauseAfter(0)).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.pauseAfter(1)).isEqualTo(Duration.ofMinutes(20));
        assertThat(policy.pauseAfter(2)).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void theKeyNamesItsPartsInOneOrder() {
        EscalationPolicy other = policy.groupedBy(GroupBy.CAUSE, GroupBy.OWNER, GroupBy.KIND, GroupBy.GROUP);
        assertThat(policy.keyOf(pool, halfOpen)).isEqualTo("target=orders-db group=pools cause=half-open");
        assertThat(other.keyOf(pool, halfOpen))
                .isEqualTo("group=pools owner=team-orders kind=LOCAL_FAULT cause=half-open");
    }

    @Test
    void aTargetWithoutAGroupIsAGroupOfItsOwn() {
        assertThat(policy.groupedBy(GroupBy.GROUP).keyOf(lone, halfOpen)).isEqualTo("group=feed");
    }

    private static void refused(String message, Runnable wrong) {
        assertThatIllegalArgumentException().isThrownBy(wrong::run).withMessage(message);
    }
}
