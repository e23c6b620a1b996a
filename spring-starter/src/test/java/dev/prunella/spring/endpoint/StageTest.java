// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.ShadowTally;
import dev.prunella.decide.ShadowVerdict;
import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import dev.prunella.time.Deadline;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which part of the loop a line tells of: what events say of themselves is the only thing that is known of it. */
class StageTest {

    private static final IncidentId ID = new IncidentId("feeds/price/5f3a9c21.2");
    private static final Symptom SYMPTOM = new Symptom(Reason.of("no-price", "no price"), 0, null);
    private static final Diagnosis FAULT =
            new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "inside fails, outside passes");
    private static final Attempt ATTEMPT = attempt("hikari:swap", null);
    private static final ShadowTally TALLY = ShadowTally.NONE;

    static Stream<Arguments> events() {
        return Stream.of(
                of(Stage.DETECT, new HealingEvent.Suspected("feed", SYMPTOM)),
                of(Stage.DIAGNOSE, new HealingEvent.Opened("feed", ID, SYMPTOM, FAULT, Actor.automation())),
                of(Stage.DIAGNOSE, new HealingEvent.Rediagnosed("feed", ID, FAULT)),
                of(Stage.DECIDE, new HealingEvent.Refused("feed", ID, "hikari:swap", no())),
                of(
                        Stage.DECIDE,
                        new HealingEvent.ShadowActed("feed", ID, "key.1", "hikari:swap", FAULT, TALLY, Duration.ZERO)),
                of(
                        Stage.DECIDE,
                        new HealingEvent.ShadowJudged(
                                "feed",
                                ID,
                                "key.1",
                                "hikari:swap",
                                ShadowVerdict.JUSTIFIED,
                                "still ill",
                                TALLY,
                                Duration.ZERO)),
                of(Stage.ACT, new HealingEvent.Intended("feed", ID, ATTEMPT, FAULT, Actor.automation(), false)),
                of(Stage.ACT, ended(ATTEMPT, Attempt.End.TIMED_OUT)),
                of(Stage.ACT, ended(attempt("back", "hikari:swap"), Attempt.End.INEFFECTIVE)),
                of(Stage.ACT, new HealingEvent.TakenBack("feed", "readiness-off")),
                of(Stage.VERIFY, new HealingEvent.Verified("feed", ID, Verdict.NOT_HEALED, "2 of 3")),
                of(Stage.ESCALATE, new HealingEvent.EscalationDue("feed", ID, Reason.of("spent", "all was tried"))),
                of(Stage.CLOSE, closed("")),
                of(Stage.CLOSE, closed("nobody knows why")),
                of(
                        Stage.NOTE,
                        new HealingEvent.Commanded("feed", ID, Actor.person("ann"), Reason.of("hold", "x"), "PT1H")),
                of(Stage.NOTE, new HealingEvent.Contained("feed", ID, Reason.of("threw", "a probe threw"))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void knowsWhatEachEventTellsOf(Stage stage, HealingEvent event) {
        assertThat(Stage.of(event.what())).as(event.what()).isEqualTo(stage);
    }

    @Test
    void beginsTheTimelineWithWhatWasNoticedFirst() {
        Incident incident = Incident.open(ID, "feed", SYMPTOM, 2_500_000_000L, FAULT, Actor.automation())
                .with("intends hikari:swap (key.1) against it", 2_600_999_999L);

        assertThat(StepView.of(incident))
                .containsExactly(
                        new StepView(-2_500, Stage.DETECT, "noticed: no price (no-price)"),
                        new StepView(100, Stage.ACT, "intends hikari:swap (key.1) against it"));
    }

    private static Arguments of(Stage stage, HealingEvent event) {
        return Arguments.of(stage, event);
    }

    private static Attempt attempt(String remediation, String undoes) {
        return new Attempt(ID, 0, 1, remediation, Generation.FIRST, new Deadline(0), undoes);
    }

    private static HealingEvent ended(Attempt attempt, Attempt.End end) {
        return new HealingEvent.Ended("feed", ID, attempt, end, "interrupted\nand over", null);
    }

    private static Judgement no() {
        return new Judgement("budgets", Answer.deny("budget", "the budget is spent"));
    }

    private static HealingEvent closed(String note) {
        Incident history = new Incident(ID, "feed", SYMPTOM, 0, FAULT, Actor.automation(), List.of());
        return new HealingEvent.Closed("feed", ID, Outcome.HEALED, history, note);
    }
}
