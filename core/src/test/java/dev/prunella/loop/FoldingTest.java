// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Health;
import dev.prunella.model.IncidentId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One root cause is one escalation: what depends on a sick target folds into that one's, and is told itself if it stays sick. */
// REQ L6, X10
class FoldingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Switchboard board = new Switchboard();

    @BeforeEach
    void targets() {
        board.target("orders-db");
        board.target("orders", "orders-db");
        board.target("shop", "orders");
    }

    @Test
    void foldsDependentsIntoTheRootThatWasTold() {
        board.raise("orders-db");
        board.raise("orders");
        board.raise("shop");
        board.pass(Duration.ofMinutes(9));
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.moves).containsExactly("orders folded", "shop folded");
        assertThat(board.state.describe("orders-db", board.now()))
                .anyMatch(line -> line.startsWith("explains orders,"))
                .anyMatch(line -> line.startsWith("explains shop,"));
        assertThat(board.state.describe("shop", board.now()))
                .containsExactly("escalation: folded into that of orders-db, which explains it");
    }

    @Test
    void theRootThatIsToldLaterNamesThoseThatItExplains() {
        board.stands("orders-db", Health.UNHEALTHY);
        board.raise("orders");
        board.raise("shop");
        board.pass(Duration.ofMinutes(2));
        assertThat(board.sent).isEmpty();
        board.raise("orders-db");
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.sent.get(0).folded()).containsExactly("orders", "shop");
        assertThat(board.sent.get(0).headline()).endsWith("no step is left, explains orders, shop");
    }

    @Test
    void theReminderNamesThoseThatCameLater() {
        board.raise("orders-db");
        board.raise("orders");
        board.pass(Duration.ofMinutes(10));
        assertThat(board.told()).containsExactly("orders-db", "orders-db again 1");
        assertThat(board.sent.get(1).folded()).containsExactly("orders");
    }

    @Test
    void aDependentWaitsForItsDependencyToBeSeenToBeSick() {
        board.raise("orders");
        board.pass(WAIT.minusNanos(1));
        assertThat(board.sent).isEmpty();
        board.raise("orders-db");
        board.pass(SECOND);
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.moves).containsExactly("orders folded");
    }

    @Test
    void aDependentOfHealthyTargetsIsToldAfterItsWait() {
        board.raise("orders");
        board.pass(WAIT);
        assertThat(board.told()).containsExactly("orders");
    }

    @Test
    void aDependentThatWasToldFoldsOnceItsRootIsTold() {
        board.raise("orders");
        board.pass(MINUTE);
        board.raise("orders-db");
        board.pass(Duration.ofHours(2));
        assertThat(board.told())
                .containsExactly("orders", "orders-db", "orders-db again 1", "orders-db again 2", "orders-db again 3");
        board.heal("orders");
        assertThat(board.over()).containsExactly("orders healed");
    }

    @Test
    void aDependentThatStaysSickIsToldOneMinuteAfterItsRootIsWell() {
        board.raise("orders-db");
        board.raise("orders");
        board.heal("orders-db");
        board.pass(MINUTE.minusNanos(1));
        assertThat(board.told()).containsExactly("orders-db");
        board.pass(SECOND);
        assertThat(board.told()).containsExactly("orders-db", "orders");
    }

    @Test
    void aDependentThatFollowsItsRootToHealthIsNeverTold() {
        board.raise("orders-db");
        board.raise("orders");
        board.heal("orders-db");
        board.pass(Duration.ofSeconds(50));
        board.heal("orders");
        board.pass(Duration.ofHours(1));
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.over()).containsExactly("orders-db healed");
    }

    @Test
    void aRootThatRelapsesKeepsItsDependentsWithoutAnotherWord() {
        board.raise("orders-db");
        board.raise("orders");
        board.heal("orders-db");
        board.pass(Duration.ofSeconds(30));
        board.raise("orders-db");
        board.pass(Duration.ofMinutes(5));
        assertThat(board.told()).containsExactly("orders-db", "orders-db");
        assertThat(board.moves).containsExactly("orders folded", "orders-db resolved");
    }

    @Test
    void isToldWhenTheChainToTheRootIsBrokenInTheMiddle() {
        board.raise("orders-db");
        board.raise("orders");
        board.raise("shop");
        board.heal("orders");
        board.pass(MINUTE);
        assertThat(board.told()).containsExactly("orders-db", "shop");
    }

    @Test
    void whatIsOnlyShadowedExplainsNobody() { // REQ X9
        board.shadow("orders-db");
        board.stands("orders-db", Health.UNHEALTHY);
        board.raise("orders");
        board.pass(WAIT);
        assertThat(board.told()).containsExactly("orders");
    }

    @Test
    void aRootThatIsNoLongerSupervisedExplainsNobody() {
        board.raise("orders-db");
        board.raise("orders");
        board.leaves("orders-db");
        board.pass(MINUTE);
        assertThat(board.told()).containsExactly("orders-db", "orders");
    }

    @Test
    void anAcknowledgementOfAFoldedOneIsOfItsRoot() {
        board.raise("orders-db");
        IncidentId folded = board.raise("orders");
        board.acknowledge(folded);
        board.pass(Duration.ofHours(1));
        assertThat(board.told()).containsExactly("orders-db");
        assertThat(board.moves).containsExactly("orders folded", "orders-db acknowledged");
    }

    @Test
    void whatWasAcknowledgedStaysSoThroughAFold() {
        IncidentId early = board.raise("orders");
        board.pass(WAIT);
        board.acknowledge(early);
        board.raise("orders-db");
        board.heal("orders-db");
        board.pass(Duration.ofHours(1));
        assertThat(board.told()).containsExactly("orders", "orders-db");
    }
}
