// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.escalate.Burn;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.escalate.GroupBy;
import dev.prunella.model.Health;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.Severity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When and how often a person is told of one target: at once, again while nobody acknowledges, and never twice. */
// REQ L6, X10, X20
class EscalationRouterTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Switchboard board = new Switchboard();

    @Test
    void tellsAtOnceWhatDependsOnNothing() {
        board.target("orders-db");
        board.raise("orders-db");
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.sent.get(0).key()).isEqualTo("target=orders-db group=orders-db cause=unspecified");
    }

    @Test
    void tellsAgainAfterTenTwentyAndFortyMinutesAndThenNoMore() {
        board.target("orders-db");
        board.raise("orders-db");
        board.pass(Duration.ofMinutes(10));
        assertThat(board.told()).containsExactly("orders-db", "orders-db again 1");
        board.pass(Duration.ofMinutes(20).minusNanos(1));
        assertThat(board.sent).hasSize(2);
        board.pass(Duration.ofNanos(1));
        assertThat(board.sent).hasSize(3);
        board.pass(HOUR.multipliedBy(24));
        assertThat(board.told())
                .containsExactly("orders-db", "orders-db again 1", "orders-db again 2", "orders-db again 3");
        assertThat(board.moves).containsExactly("orders-db repeated", "orders-db repeated", "orders-db repeated");
    }

    @Test
    void tellsNobodyAgainOnceSomebodyTakesCare() {
        board.target("orders-db");
        IncidentId incident = board.raise("orders-db");
        board.pass(Duration.ofMinutes(11));
        board.acknowledge(incident);
        board.pass(HOUR.multipliedBy(24));
        assertThat(board.sent).hasSize(2);
        assertThat(board.moves).containsExactly("orders-db repeated", "orders-db acknowledged");
        assertThat(board.state.describe("orders-db", board.now()))
                .containsExactly("escalation: told as a page, acknowledged by ann");
    }

    @Test
    void takesAnAcknowledgementOnce() {
        board.target("orders-db");
        IncidentId incident = board.raise("orders-db");
        assertThat(board.state.acknowledgeable(incident)).isTrue();
        board.acknowledge(incident);
        board.acknowledge(incident);
        assertThat(board.state.acknowledgeable(incident)).isFalse();
        assertThat(board.moves).containsExactly("orders-db acknowledged");
    }

    @Test
    void resolvesWhatWasToldWhenTheIncidentCloses() {
        board.target("orders-db");
        IncidentId incident = board.raise("orders-db");
        board.heal("orders-db");
        board.pass(HOUR);
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.over()).containsExactly("orders-db healed");
        assertThat(board.state).isEqualTo(EscalationState.NONE);
        assertThat(board.state.acknowledgeable(incident)).isFalse();
    }

    @Test
    void aTicketIsNotToldAgain() {
        board.severity = Severity.WARNING;
        board.target("reports-db");
        board.raise("reports-db");
        board.pass(HOUR.multipliedBy(24));
        assertThat(board.told()).containsExactly("reports-db");
        assertThat(board.sent.get(0).page()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, UNKNOWN, true", "ERROR, UNKNOWN, true", "WARNING, UNKNOWN, false", "INFO, UNKNOWN, false",
        "CRITICAL, SLOW, true", "ERROR, SLOW, false", "WARNING, SLOW, false", "INFO, SLOW, false",
        "CRITICAL, FAST, true", "ERROR, FAST, true", "WARNING, FAST, true", "INFO, FAST, false"
    })
    void pagesBySeverityAndBurn(Severity severity, Burn burn, boolean pages) {
        board.severity = severity;
        board.burn = burn;
        board.target("orders-db");
        board.raise("orders-db");
        assertThat(board.sent.get(0).page()).isEqualTo(pages);
    }

    @Test
    void keepsQuietInAWindowAndTellsWhenItEnds() { // REQ X22
        board.quiet = Reason.of("deploy", "a deploy runs");
        board.target("orders-db");
        board.raise("orders-db");
        board.pass(HOUR);
        assertThat(board.sent).isEmpty();
        assertThat(board.moves).containsExactly("orders-db suppressed");
        assertThat(board.state.describe("orders-db", board.now()))
                .containsExactly("escalation: suppressed: a deploy runs (deploy)");
        board.quiet = null;
        board.pass(Duration.ofSeconds(10));
        assertThat(board.told()).containsExactly("orders-db");
    }

    @Test
    void whatIsWellBeforeTheWindowEndsIsNeverTold() {
        board.quiet = Reason.of("deploy", "a deploy runs");
        board.target("orders-db");
        board.raise("orders-db");
        board.heal("orders-db");
        board.quiet = null;
        board.pass(HOUR);
        assertThat(board.sent).isEmpty();
        assertThat(board.resolved).isEmpty();
    }

    @Test
    void isNotToldAgainWhileAPersonHasHandsOnIt() {
        board.target("orders-db");
        board.raise("orders-db");
        board.attend("orders-db", Reason.of("held", "ann has hands on it"));
        board.pass(HOUR);
        assertThat(board.sent).hasSize(1);
        board.attend("orders-db", null);
        board.pass(Duration.ofSeconds(10));
        assertThat(board.told()).containsExactly("orders-db", "orders-db again 1");
    }

    @Test
    void tellsOneOfThoseThatHaveTheKeyInCommon() { // REQ I3
        Switchboard grouped = new Switchboard(EscalationPolicy.ofDefaults().groupedBy(GroupBy.GROUP, GroupBy.CAUSE));
        grouped.group = "pools";
        grouped.target("a");
        grouped.target("b");
        grouped.raise("a");
        grouped.raise("b");
        assertThat(grouped.told()).containsExactly("a");
        assertThat(grouped.moves).containsExactly("b folded");
        grouped.heal("a");
        grouped.pass(Duration.ofMinutes(1));
        assertThat(grouped.told()).containsExactly("a", "b");
    }

    @Test
    void whatAnEarlierProcessToldIsResolvedOnceTheTargetIsWell() {
        board.state = inherited();
        board.target("orders-db");
        board.stands("orders-db", Health.HEALTHY);
        assertThat(board.over()).containsExactly("orders-db process-ended");
        assertThat(board.state).isEqualTo(EscalationState.NONE);
    }

    @Test
    void whatAnEarlierProcessToldIsResolvedAfterItIsToldAnew() {
        board.state = inherited();
        board.target("orders-db");
        board.raise("orders-db");
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.over()).containsExactly("orders-db process-ended");
    }

    @Test
    void whatAnEarlierProcessToldIsGivenUpWhereTheTargetIsGone() {
        board.state = inherited();
        board.target("other");
        board.raise("other");
        board.pass(HOUR);
        assertThat(board.over()).containsExactly("orders-db process-ended");
    }

    private EscalationState inherited() {
        return new EscalationState(
                Map.of(),
                Map.of(
                        new IncidentId("orders-db/00000001.9"),
                        new EscalationState.Inherited("orders-db", board.now() + 600_000_000_000L)));
    }
}
