// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A ticket becomes a page when the error budget begins to burn fast. */
class HastenedEscalationTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Switchboard board = new Switchboard();

    @Test
    void aTicketThatWasToldIsToldAgainAsAPage() {
        ticket();
        board.hasten("orders-db");
        assertThat(board.sent).extracting(Escalation::page).containsExactly(false, true);
        assertThat(board.told()).containsExactly("orders-db", "orders-db again 1");
        board.hasten("orders-db");
        assertThat(board.sent).as("once").hasSize(2);
    }

    @Test
    void fromThenOnItIsToldAgainLikeAPage() {
        ticket();
        board.pass(DAY);
        assertThat(board.sent).hasSize(1);
        board.hasten("orders-db");
        board.pass(DAY);
        assertThat(board.told())
                .containsExactly("orders-db", "orders-db again 1", "orders-db again 2", "orders-db again 3");
    }

    @Test
    void whoTakesCareIsNotToldAgain() {
        IncidentId incident = ticket();
        board.acknowledge(incident);
        board.hasten("orders-db");
        board.pass(DAY);
        assertThat(board.sent).hasSize(1);
    }

    @Test
    void nobodyIsToldInAQuietTime() {
        ticket();
        board.quiet = Reason.of("deploy", "a deploy runs");
        board.hasten("orders-db");
        assertThat(board.sent).hasSize(1);
        board.quiet = null;
        board.pass(DAY);
        assertThat(board.sent).as("told when it ends").hasSizeGreaterThan(1);
        assertThat(board.sent.get(1).page()).isTrue();
    }

    @Test
    void whatWaitsIsToldAsAPageAtOnce() {
        board.severity = Severity.WARNING;
        board.target("orders-db");
        board.target("shop", "orders-db");
        board.raise("shop");
        board.hasten("shop");
        assertThat(board.sent).isEmpty();
        board.pass(Duration.ofSeconds(15));
        assertThat(board.sent).extracting(Escalation::page).containsExactly(true);
    }

    @Test
    void whatIsForInformationOnlyPagesNobody() {
        board.severity = Severity.INFO;
        board.target("orders-db");
        board.raise("orders-db");
        board.hasten("orders-db");
        assertThat(board.sent).extracting(Escalation::page).containsExactly(false);
    }

    private IncidentId ticket() {
        board.burn = Burn.SLOW;
        board.target("orders-db");
        return board.raise("orders-db");
    }
}
