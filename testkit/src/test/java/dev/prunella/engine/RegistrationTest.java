// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.TargetHandle;
import dev.prunella.TargetStatus;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets come and go, before the start and at run time; what cannot be is refused by name, property and value. */
class RegistrationTest {

    private static final Actor ANN = Actor.person("ann");

    private final Lab lab = Lab.create();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aTargetThatComesAtRunTimeIsLookedAt() {
        Patient late = new Patient("late");
        lab.start(target("first"));
        lab.supervisor.supervise(late.target());
        lab.pass(Duration.ofSeconds(1));
        assertThat(late.looksAtNanos).hasSize(1);
    }

    @Test
    void aTargetThatLeavesIsNotLookedAtAnyMore() {
        Patient patient = new Patient("patient");
        TargetHandle handle = lab.start(patient.target());
        handle.unsupervise();
        lab.pass(Duration.ofMinutes(10));
        assertThat(patient.looksAtNanos).hasSize(1);
        assertThat(lab.supervisor.status().targets()).isEmpty();
    }

    @Test
    void aNameIsTakenOnce() {
        lab.start(target("orders-db"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.supervisor.supervise(target("orders-db")))
                .withMessage("target 'orders-db': name is already supervised");
    }

    @Test
    void aNameIsFreeAgainWhenItsTargetHasLeft() {
        TargetHandle handle = lab.start(target("orders-db"));
        handle.unsupervise();
        handle.unsupervise();
        Patient next = new Patient("orders-db");
        lab.supervisor.supervise(next.target());
        lab.pass(Duration.ofSeconds(1));
        assertThat(next.looksAtNanos).hasSize(1);
    }

    @Test
    void anUnknownDependencyIsRefusedAtTheStart() {
        lab.supervisor.supervise(target("feed").dependsOn("orders-db"));
        assertThatIllegalArgumentException()
                .isThrownBy(lab.supervisor::start)
                .withMessage("target 'feed': dependsOn must name a supervised target, got 'orders-db'");
    }

    @Test
    void anUnknownDependencyIsRefusedAtRunTime() {
        lab.start(target("other"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.supervisor.supervise(target("feed").dependsOn("orders-db")))
                .withMessage("target 'feed': dependsOn must name a supervised target, got 'orders-db'");
        assertThat(lab.supervisor.status().targets()).hasSize(1);
    }

    @Test
    void beforeTheStartTheOrderDoesNotMatter() {
        lab.start(target("feed").dependsOn("orders-db"), target("orders-db"));
        assertThat(lab.supervisor.status().targets())
                .extracting(TargetStatus::name)
                .containsExactly("feed", "orders-db");
    }

    @Test
    void aCycleOfDependenciesIsRefused() {
        lab.supervisor.supervise(target("a").dependsOn("b"));
        lab.supervisor.supervise(target("b").dependsOn("c"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.supervisor.supervise(target("c").dependsOn("a")))
                .withMessage("target 'c': dependsOn must not lead back to the target itself, got 'c'");
    }

    @Test
    void aTargetIsToldOfTheHealthOfWhatItDependsOn() {
        Patient database = new Patient("orders-db");
        TargetHandle feed = lab.start(target("feed").dependsOn("orders-db"), database.target(context -> null));
        database.sick = true;
        lab.pass(Duration.ofSeconds(20));
        assertThat(feed.explain().state()).contains("depends on {orders-db=UNHEALTHY}");
    }

    @Test
    void aTargetThatComesLateIsToldOfTheHealthOfWhatItDependsOn() {
        lab.start(target("orders-db"));
        TargetHandle feed = lab.supervisor.supervise(target("feed").dependsOn("orders-db"));
        lab.pass(Duration.ofSeconds(1));
        assertThat(feed.explain().state()).contains("depends on {orders-db=HEALTHY}");
    }

    @Test
    void whatHasLeftIsUnknownToItsDependents() {
        TargetHandle database = lab.start(target("orders-db"));
        TargetHandle feed = lab.supervisor.supervise(target("feed").dependsOn("orders-db"));
        database.unsupervise();
        lab.pass(Duration.ofSeconds(1));
        assertThat(feed.explain().state()).contains("depends on {orders-db=UNKNOWN}");
    }

    @Test
    void whatHasLeftCountsInNoGroup() {
        // INVARIANT 9, INVARIANT 32
        lab.start(sick("one").group("pools"), sick("two").group("pools"));
        TargetHandle gone = lab.supervisor.supervise(target("gone").group("pools"));
        lab.pass(Duration.ofSeconds(1));
        gone.unsupervise();
        lab.pass(Duration.ofMinutes(2));
        // two of two are no group of three: were the third still counted, the brake would have slowed one of them
        assertThat(lab.events).noneMatch(event -> event.what().contains("brake"));
    }

    @Test
    void everyCommandOnWhatHasLeftIsRefused() {
        TargetHandle handle = lab.start(target("orders-db"));
        handle.unsupervise();
        List<ThrowingCallable> commands = List.of(
                handle::status,
                handle::explain,
                () -> handle.hold(ANN, "works", Duration.ofHours(1)),
                () -> handle.release(ANN),
                () -> handle.mode(ANN, Mode.SHADOW),
                () -> handle.desired(ANN, DesiredState.STOPPED),
                () -> handle.healNow(ANN));
        assertThat(commands)
                .allSatisfy(command -> assertThatThrownBy(command)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("target 'orders-db': name is not supervised"));
    }

    @Test
    void commandsThatNobodyWorksOffAreRefusedAboveTheCap() {
        // INVARIANT 32
        TargetHandle handle = lab.start(target("orders-db"));
        for (int i = 0; i < Mailbox.MOST_FROM_OUTSIDE; i++) {
            handle.mode(ANN, Mode.AUTO);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> handle.mode(ANN, Mode.SHADOW))
                .withMessage("target 'orders-db': too many commands wait");
        lab.pass(Duration.ZERO);
        handle.mode(ANN, Mode.SHADOW);
        lab.pass(Duration.ZERO);
        assertThat(handle.status().mode()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void leavingInMidIncidentClosesItAsSuppressed() {
        Patient patient = new Patient("patient");
        patient.curable = false;
        TargetHandle handle = lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(15));
        handle.unsupervise();
        lab.pass(Duration.ofMinutes(5));
        assertThat(lab.seen(HealingEvent.Closed.class))
                .extracting(HealingEvent.Closed::outcome)
                .containsExactly(Outcome.SUPPRESSED);
    }

    @Test
    void aDiagnosticianThatThrowsLeavesTheTargetUnknownAndTellsAPerson() {
        // FAULT-F16
        Patient neighbour = new Patient("neighbour");
        lab.start(
                Target.named("t")
                        .ownedBy("team")
                        .inside(context -> Reading.fail("sick", "sick"))
                        .diagnosedBy(evidence -> {
                            throw new NoClassDefFoundError("Gone");
                        }),
                neighbour.target());
        lab.pass(Duration.ofMinutes(4));
        assertThat(lab.escalations)
                .extracting(escalation -> escalation.incident().diagnosis().kind())
                .containsExactly(Diagnosis.Kind.UNKNOWN);
        assertThat(neighbour.looksAtNanos).hasSize(25);
    }

    private static TargetBuilder sick(String name) {
        Remediation useless = Remediation.named("useless", context -> RemediationResult.done("nothing"));
        return Target.named(name)
                .ownedBy("team")
                .inside(context -> Reading.fail("sick", "sick"))
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(useless));
    }

    private static TargetBuilder target(String name) {
        return Target.named(name).ownedBy("team").inside(context -> Reading.pass());
    }
}
