// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
import dev.prunella.model.TraceRef;
import dev.prunella.time.Deadline;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the trail says of each thing that happens: recovery, and whoever reads it years later, live by these words. */
class EventEntriesTest {

    private static final String TARGET = "orders-db";
    private static final IncidentId INCIDENT = new IncidentId("orders-db/00000007.1");
    private static final Actor ADA = Actor.person("ada");
    private static final TraceRef TRACE = new TraceRef("1".repeat(32), "2".repeat(16), true);
    private static final Symptom TRACED = new Symptom(Reason.of("broken-pipe", "broken pipe"), 5, TRACE);
    private static final Symptom UNTRACED = new Symptom(Reason.of("broken-pipe", "broken pipe"), 5, null);
    private static final Diagnosis HALF_OPEN =
            new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.HALF_OPEN, 3, "inside FAIL, outside PASS");
    private static final Diagnosis DOWN =
            new Diagnosis(Diagnosis.Kind.DEPENDENCY_DOWN, Cause.UNSPECIFIED, 3, "both FAIL");
    private static final ShadowTally TALLY = new ShadowTally(4, 2, 1, 0, 0);
    private static final Duration DAY = Duration.ofDays(1);

    private static AuditEntry entryOf(HealingEvent event) {
        return EventEntries.of(event, "c0ffee", "pools");
    }

    private static Attempt attempt(@Nullable String undoes) {
        return new Attempt(INCIDENT, 1, 2, "evict-all", Generation.FIRST, new Deadline(9), undoes);
    }

    @Test // INVARIANT 16
    void anIntentSaysWhatIsDoneToWhomAgainstWhatAndOnWhoseBehalf() {
        AuditEntry intent = entryOf(new HealingEvent.Intended(TARGET, INCIDENT, attempt(null), HALF_OPEN, ADA, false));

        assertThat(intent.kind()).isEqualTo(AuditKind.INTENT);
        assertThat(intent.target()).isEqualTo(TARGET);
        assertThat(intent.incident()).isEqualTo(INCIDENT.value());
        assertThat(intent.what())
                .isEqualTo("intends evict-all (orders-db/00000007.1/1.2) against LOCAL_FAULT (half-open)");
        assertThat(intent.reason()).isEqualTo("inside FAIL, outside PASS");
        assertThat(intent.actor()).isEqualTo("ada");
        assertThat(intent.policy()).isEqualTo("c0ffee");
        assertThat(intent.attempt()).isEqualTo("orders-db/00000007.1/1.2");
        assertThat(intent.details())
                .contains(entry("remediation", "evict-all"), entry("group", "pools"), entry("cause", "half-open"))
                .doesNotContainKeys("endsProcess", "undoes");
    }

    @Test // the next process counts it
    void anIntentThatEndsTheProcessSaysSo() {
        var intent = new HealingEvent.Intended(TARGET, INCIDENT, attempt(null), HALF_OPEN, ADA, true);
        assertThat(entryOf(intent).details()).containsEntry("endsProcess", "true");
    }

    @Test // INVARIANT 17, 29
    void aCompensationNamesTheAttemptThatItTakesBack() {
        var intent = new HealingEvent.Intended(TARGET, INCIDENT, attempt("first"), HALF_OPEN, ADA, false);
        var end = new HealingEvent.Ended(TARGET, INCIDENT, attempt("first"), Attempt.End.INEFFECTIVE, "done", null);

        assertThat(entryOf(intent).details()).containsEntry("undoes", "first");
        assertThat(entryOf(end).details()).containsEntry("undoes", "first");
    }

    @Test // INVARIANT 17
    void aTerminalRecordSaysHowItsAttemptEnded() {
        AuditEntry terminal = entryOf(
                new HealingEvent.Ended(TARGET, INCIDENT, attempt(null), Attempt.End.TIMED_OUT, "after 30 s", null));

        assertThat(terminal.kind()).isEqualTo(AuditKind.TERMINAL);
        assertThat(terminal.attempt()).isEqualTo("orders-db/00000007.1/1.2");
        assertThat(terminal.reason()).isEqualTo("after 30 s");
        assertThat(terminal.actor()).isEqualTo("automation");
        assertThat(terminal.details())
                .contains(entry("end", "TIMED_OUT"), entry("remediation", "evict-all"))
                .doesNotContainKey("undoes");
    }

    @Test // INVARIANT 17
    void theEndOfAnAttemptThatThisProcessDidNotSeeIsUnknown() {
        AuditEntry intent = entryOf(new HealingEvent.Intended(TARGET, INCIDENT, attempt(null), HALF_OPEN, ADA, false));
        AuditEntry end = EventEntries.unknownEnd(recorded(intent));

        assertThat(end.kind()).isEqualTo(AuditKind.TERMINAL);
        assertThat(end.target()).isEqualTo(TARGET);
        assertThat(end.incident()).isEqualTo(INCIDENT.value());
        assertThat(end.attempt()).isEqualTo(intent.attempt());
        assertThat(end.what()).isEqualTo("UNKNOWN");
        assertThat(end.reason()).isEqualTo("the process ended before the outcome was known");
        assertThat(end.actor()).isEqualTo("automation");
        assertThat(end.details()).containsEntry("end", "UNKNOWN").doesNotContainKey("undoes");
    }

    @Test // INVARIANT 29
    void theUnknownEndOfACompensationStillNamesWhatWasToBeTakenBack() {
        var intent = new HealingEvent.Intended(TARGET, INCIDENT, attempt("first"), HALF_OPEN, ADA, false);
        assertThat(EventEntries.unknownEnd(recorded(entryOf(intent))).details()).containsEntry("undoes", "first");
    }

    @Test
    void anIncidentsRecordsSayWhetherItMayBeActedOn() {
        var opened = entryOf(new HealingEvent.Opened(TARGET, INCIDENT, UNTRACED, HALF_OPEN, ADA));
        var openedDown = entryOf(new HealingEvent.Opened(TARGET, INCIDENT, UNTRACED, DOWN, ADA));
        var again = entryOf(new HealingEvent.Rediagnosed(TARGET, INCIDENT, HALF_OPEN));
        var againDown = entryOf(new HealingEvent.Rediagnosed(TARGET, INCIDENT, DOWN));

        assertThat(List.of(opened, openedDown, again, againDown))
                .allMatch(entry -> entry.kind() == AuditKind.INCIDENT)
                .extracting(entry -> entry.details().get("actionable"))
                .containsExactly("true", null, "true", null);
    }

    @Test
    void aDiagnosisIsTherePartByPart() {
        var opened = entryOf(new HealingEvent.Opened(TARGET, INCIDENT, UNTRACED, DOWN, ADA));
        var again = entryOf(new HealingEvent.Rediagnosed(TARGET, INCIDENT, HALF_OPEN));

        assertThat(opened.details()).containsEntry("diagnosis", "DEPENDENCY_DOWN");
        assertThat(again.details())
                .containsEntry("diagnosis", "LOCAL_FAULT")
                .containsEntry("cause", HALF_OPEN.cause().name());
    }

    @Test
    void anIncidentsEndSaysHowItEnded() {
        Incident history = Incident.open(INCIDENT, TARGET, UNTRACED, 0, HALF_OPEN, ADA);
        var closed = entryOf(new HealingEvent.Closed(TARGET, INCIDENT, Outcome.RELAPSED, history, ""));
        var verified = entryOf(new HealingEvent.Verified(TARGET, INCIDENT, Verdict.HEALED, "3 passes"));

        assertThat(closed.kind()).isEqualTo(AuditKind.INCIDENT);
        assertThat(closed.details()).containsOnly(entry("closed", "RELAPSED"));
        assertThat(verified.kind()).isEqualTo(AuditKind.INCIDENT);
        assertThat(verified.details()).isEmpty();
    }

    @Test // REQ L2
    void theCallThatFailedIsFoundByItsTrace() {
        var suspected = entryOf(new HealingEvent.Suspected(TARGET, TRACED));
        var opened = entryOf(new HealingEvent.Opened(TARGET, INCIDENT, TRACED, DOWN, ADA));
        var untraced = entryOf(new HealingEvent.Suspected(TARGET, UNTRACED));

        assertThat(suspected.details()).containsOnly(entry("trace", "1".repeat(32)));
        assertThat(opened.details()).containsEntry("trace", "1".repeat(32));
        assertThat(untraced.details()).isEmpty();
    }

    @Test
    void whatHappensOutsideAnIncidentIsANoteByTheLoopThatNamesNone() {
        AuditEntry note = entryOf(new HealingEvent.Cleared(TARGET, "3 passes in a row"));

        assertThat(note.kind()).isEqualTo(AuditKind.NOTE);
        assertThat(note.incident()).isEmpty();
        assertThat(note.what()).isEqualTo("nothing wrong: 3 passes in a row");
        assertThat(note.actor()).isEqualTo("automation");
        assertThat(note.policy()).isEqualTo("c0ffee");
        assertThat(note.details()).isEmpty();
    }

    @Test
    void aNoteOfSteadyHealthSaysForHowLong() {
        assertThat(entryOf(new HealingEvent.Steadied(TARGET, Duration.ofMinutes(10)))
                        .details())
                .containsOnly(entry("steady", "PT10M"));
    }

    @Test
    void aRefusalIsAnAnswer() {
        var refusal = new Judgement("cooldown", Answer.deny("cooldown", "too soon"));
        AuditEntry answer = entryOf(new HealingEvent.Refused(TARGET, INCIDENT, "evict-all", refusal));

        assertThat(answer.kind()).isEqualTo(AuditKind.ANSWER);
        assertThat(answer.what()).isEqualTo("evict-all not done: cooldown: no, too soon (cooldown)");
    }

    @Test // INVARIANT 36
    void anEscalationSaysWhichChannelHasToldAPerson() {
        AuditEntry due = entryOf(new HealingEvent.EscalationDue(TARGET, INCIDENT, Reason.of("spent", "all spent")));
        assertThat(due.kind()).isEqualTo(AuditKind.ESCALATION);
        assertThat(sent(false, true).kind()).isEqualTo(AuditKind.ESCALATION);

        assertThat(sent(false, true).details()).containsOnly(entry("delivered", "pager"));
        assertThat(sent(false, false).details()).isEmpty();
        assertThat(sent(true, true).details()).isEmpty();
    }

    @Test
    void whatBecameOfAnEscalationSaysWhoTookCareOfIt() {
        AuditEntry moved = entryOf(new HealingEvent.EscalationMoved(
                TARGET, INCIDENT, HealingEvent.EscalationMoved.Move.ACKNOWLEDGED, ADA, "by ada"));

        assertThat(moved.kind()).isEqualTo(AuditKind.ESCALATION);
        assertThat(moved.actor()).isEqualTo("ada");
        assertThat(moved.details()).containsOnly(entry("move", "acknowledged"));
    }

    @Test // INVARIANT 41
    void shadowedActionsKeepTheirTallyOverARestart() {
        AuditEntry acted =
                entryOf(new HealingEvent.ShadowActed(TARGET, INCIDENT, "key", "evict-all", HALF_OPEN, TALLY, DAY));
        AuditEntry judged = entryOf(new HealingEvent.ShadowJudged(
                TARGET, INCIDENT, "key", "evict-all", ShadowVerdict.JUSTIFIED, "requests failed", TALLY, DAY));

        assertThat(acted.kind()).isEqualTo(AuditKind.NOTE);
        assertThat(acted.details())
                .containsOnly(entry("remediation", "evict-all"), entry("shadow", "4|2|1|0|86400000"));
        assertThat(judged.reason()).isEqualTo("requests failed");
        assertThat(judged.details())
                .containsOnly(
                        entry("remediation", "evict-all"),
                        entry("shadow", "4|2|1|0|86400000"),
                        entry("verdict", "JUSTIFIED"));
    }

    @Test // INVARIANT 14, 41
    void aPersonsCommandsAreOfTheKindThatRecoveryLooksFor() {
        assertThat(List.of("hold", "hold-lifted", "pause", "resume", "mode"))
                .extracting(code -> command(code).kind())
                .containsExactly(AuditKind.HOLD, AuditKind.HOLD, AuditKind.KILL, AuditKind.KILL, AuditKind.LATCH);
    }

    @Test
    void aPersonsCommandSaysWhoGaveItAndWhy() {
        AuditEntry hold = command("hold");

        assertThat(hold.actor()).isEqualTo("ada");
        assertThat(hold.reason()).isEqualTo("deploying");
        assertThat(hold.incident()).isEmpty();
        assertThat(hold.details()).containsOnly(entry("command", "hold"), entry("value", "PT5M"));
    }

    private static AuditEntry command(String code) {
        return entryOf(new HealingEvent.Commanded(TARGET, null, ADA, Reason.of(code, "deploying"), "PT5M"));
    }

    private static AuditEntry sent(boolean resolution, boolean delivered) {
        return entryOf(
                new HealingEvent.EscalationSent(TARGET, INCIDENT, "pager", resolution, delivered, "as it should be"));
    }

    private static AuditRecord recorded(AuditEntry entry) {
        return AuditJson.seal(1, 0, Instant.EPOCH, entry, AuditHash.NONE).record();
    }
}
