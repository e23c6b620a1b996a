// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Escalation;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database and three that use it: one page, that of the database. */
// REQ L6, X10
class RootCauseTest {

    private final Lab lab = Lab.create();
    private final Patient database = new Patient("orders-db");
    private final List<Patient> users = List.of(new Patient("cart"), new Patient("feed"), new Patient("shop"));

    @BeforeEach
    void incurable() {
        database.curable = false;
        lab.start(database.target(), users.stream().map(this::user).toArray(TargetBuilder[]::new));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theFailureOfADatabaseIsOnePage() {
        allFall();
        lab.pass(Duration.ofMinutes(8));
        assertThat(told()).containsExactly("orders-db");
        assertThat(folded()).containsExactlyInAnyOrder("cart", "feed", "shop");
    }

    @Test
    void explainTellsBothSides() {
        allFall();
        lab.pass(Duration.ofMinutes(8));
        assertThat(explain("orders-db")).contains("explains cart", "explains feed", "explains shop");
        assertThat(explain("cart")).contains("escalation: folded into that of orders-db, which explains it");
    }

    @Test
    void whoFollowsTheDatabaseToHealthIsNeverTold() {
        allFall();
        lab.pass(Duration.ofMinutes(8));
        database.sick = false;
        users.forEach(user -> user.sick = false);
        lab.pass(Duration.ofMinutes(8));
        assertThat(told()).containsExactly("orders-db");
        assertThat(lab.resolutions).extracting(each -> each.target()).containsExactly("orders-db");
    }

    @Test
    void whoStaysSickIsToldAfterwards() {
        allFall();
        lab.pass(Duration.ofMinutes(5));
        database.sick = false;
        users.get(0).sick = false;
        users.get(1).sick = false;
        users.get(2).curable = false;
        lab.pass(Duration.ofMinutes(5));
        assertThat(told()).containsExactly("orders-db", "shop");
    }

    private void allFall() {
        database.sick = true;
        lab.pass(Duration.ofSeconds(12));
        users.forEach(user -> user.sick = true);
    }

    private TargetBuilder user(Patient patient) {
        return Target.named(patient.name)
                .ownedBy("team")
                .dependsOn("orders-db")
                .inside(patient::look)
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("fix", patient::treat)));
    }

    private List<String> told() {
        return lab.escalations.stream()
                .map(Escalation::target)
                .map(target -> target.name())
                .toList();
    }

    private List<String> folded() {
        return lab.seen(HealingEvent.EscalationMoved.class).stream()
                .filter(moved -> moved.move() == HealingEvent.EscalationMoved.Move.FOLDED)
                .map(HealingEvent.EscalationMoved::target)
                .toList();
    }

    private String explain(String target) {
        return lab.handle(target).explain().toString();
    }
}
