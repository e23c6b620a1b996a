// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an attempt has begun and left half done is taken back: at most once, and on the record. */
// INVARIANT 29, REQ P3, I5
class CompensationTest {

    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Remediation swap =
            Pools.remedy("swap").compensatedBy(Compensation.named("unswap", context -> RemediationResult.done("")));
    private final Subject pool = world.superviseHealthy(
            Pools.with("orders-db", Runbook.of(swap, Pools.remedy("restart"))).build());

    private void swapEnds(RemediationResult result) {
        pool.script.does("swap", result, () -> {});
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
    }

    private void swapFails() {
        swapEnds(RemediationResult.failed("refused", "half of it was refused"));
    }

    private List<String> ended() {
        return pool.told(HealingEvent.Ended.class).stream()
                .map(ended -> ended.attempt().remediation() + " " + ended.end())
                .toList();
    }

    @Test
    void takesBackWhatFailed() {
        swapFails();
        pool.script.does("unswap", RemediationResult.done("the old pool is back"), () -> {});
        world.seconds(0.5);
        assertThat(ended()).containsExactly("swap FAILED", "unswap INEFFECTIVE");
        assertThat(pool.told(HealingEvent.Ended.class).get(1).what())
                .isEqualTo(
                        "unswap (orders-db/00000007.1/1.2) took back orders-db/00000007.1/1.1: the old pool is back");
    }

    @Test
    void explainsWhatWasTakenBack() { // REQ L3
        swapFails();
        world.seconds(0.5);
        assertThat(world.explain(pool).toString())
                .contains("intends unswap (orders-db/00000007.1/1.2) to take back orders-db/00000007.1/1.1")
                .contains("unswap (orders-db/00000007.1/1.2) took back orders-db/00000007.1/1.1: done");
    }

    @Test
    void takesBackWhatWasInterruptedAtItsDeadline() {
        swapEnds(null);
        world.seconds(31);
        assertThat(ended()).containsExactly("swap TIMED_OUT", "unswap INEFFECTIVE");
    }

    @Test
    void goesOnWithTheNextStepAfterwards() { // INVARIANT 28
        swapFails();
        pool.script.heals("restart");
        world.seconds(20);
        assertThat(pool.actions()).containsExactly("swap", "unswap", "restart");
        assertThat(pool.ends()).endsWith(Attempt.End.HEALED);
        pool.expectAccountsSettled();
    }

    @Test
    void recordsItsIntentBeforeItBegins() { // INVARIANT 16
        swapFails();
        world.seconds(0.5);
        HealingEvent.Intended intended = pool.told(HealingEvent.Intended.class).get(1);
        assertThat(intended.what())
                .isEqualTo("intends unswap (orders-db/00000007.1/1.2) to take back orders-db/00000007.1/1.1");
        assertThat(pool.momentsOf(HealingEvent.Intended.class).get(1))
                .isLessThan(pool.starts().get(1).atNanos());
    }

    @Test
    void leavesAloneWhatWasOnlyIneffective() {
        swapEnds(RemediationResult.done("swapped"));
        world.seconds(20);
        assertThat(pool.actions()).containsExactly("swap", "restart");
    }

    @Test
    void leavesAloneWhatStillRuns() { // INVARIANT 1
        pool.script.hangs("swap");
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(60);
        assertThat(ended()).containsExactly("swap ABANDONED");
        assertThat(pool.actions()).containsExactly("swap");
    }

    @Test
    void takesNothingBackThatDidNotBegin() {
        pool.script.trailLatency = Duration.ofSeconds(6);
        pool.script.inside.fail("threw");
        world.seconds(20);
        assertThat(pool.ends()).startsWith(Attempt.End.NOT_STARTED);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void holdsThePermitUntilItHasEnded() { // INVARIANT 8
        swapFails();
        pool.script.does("unswap", null, () -> {});
        world.seconds(10);
        assertThat(world.governor().permits()).hasSize(1);
        world.seconds(25);
        assertThat(world.governor().permits()).isEmpty();
    }

    @Test
    void isNoStartOfItsOwn() { // INVARIANT 7
        swapFails();
        world.seconds(0.5);
        assertThat(pool.actions()).containsExactly("swap", "unswap");
        assertThat(world.governor().starts()).hasSize(1);
        assertThat(pool.state().fatigue().attempts()).isEqualTo(1);
    }

    @Test
    void buildsNothingOnWhatCouldNotBeTakenBack() {
        swapFails();
        pool.script.does("unswap", RemediationResult.failed("gone", "the old pool is gone"), () -> {});
        world.seconds(30);
        assertThat(pool.actions()).containsExactly("swap", "unswap");
        assertThat(pool.escalations()).containsExactly("unswap could not take swap back: the old pool is gone");
        pool.expectAccountsSettled();
    }

    @Test
    void givesUpACompensationThatHangs() { // INVARIANT 39
        swapFails();
        pool.script.hangs("unswap");
        world.seconds(40);
        assertThat(ended()).containsExactly("swap FAILED", "unswap ABANDONED");
        assertThat(pool.state().stuckAttempts()).isEqualTo(1);
        pool.expectAccountsSettled();
    }

    @Test
    void startsNoneWhileAllHealingIsPaused() { // INVARIANT 13, 14
        swapFails();
        pool.script.does(
                "swap",
                new Script.Remedy(
                        Duration.ofMillis(10),
                        RemediationResult.failed("refused", "no"),
                        0,
                        () -> world.pause("ada", "database move")));
        world.seconds(5);
        assertThat(pool.actions()).containsExactly("swap");
        assertThat(ended()).containsExactly("swap FAILED", "unswap NOT_STARTED");
        assertThat(pool.escalations())
                .containsExactly(
                        "unswap could not take swap back: kill-switch: no, all healing is paused: ada: database move"
                                + " (paused)");
    }

    @Test
    void startsNoneWhileAPersonHasHandsOnTheTarget() { // INVARIANT 13
        swapFails();
        pool.script.does(
                "swap",
                new Script.Remedy(
                        Duration.ofMillis(10),
                        RemediationResult.failed("refused", "no"),
                        0,
                        () -> pool.give(new TargetEvent.HoldPlaced(ADA, "mine", Duration.ofMinutes(5)))));
        world.seconds(5);
        assertThat(pool.actions()).containsExactly("swap");
        assertThat(ended()).containsExactly("swap FAILED", "unswap NOT_STARTED");
    }

    @Test
    void needsNoApprovalOfItsOwn() { // INVARIANT 15
        swapFails();
        pool.script.does(
                "swap",
                new Script.Remedy(
                        Duration.ofMillis(10),
                        RemediationResult.failed("refused", "no"),
                        0,
                        () -> pool.give(new TargetEvent.ModeChanged(ADA, Mode.APPROVE))));
        world.seconds(5);
        assertThat(ended()).containsExactly("swap FAILED", "unswap INEFFECTIVE");
    }

    @Test
    void isNotBegunWithoutARecord() { // INVARIANT 16, 19
        swapFails();
        pool.script.does(
                "swap",
                new Script.Remedy(
                        Duration.ofMillis(10),
                        RemediationResult.failed("refused", "no"),
                        0,
                        () -> pool.script.trailRefuses = "the disk is full"));
        world.seconds(5);
        assertThat(pool.actions()).containsExactly("swap");
        assertThat(pool.escalations())
                .containsExactly(
                        "the intent of unswap could not be recorded, so swap is not taken back: the disk is full");
        pool.expectAccountsSettled();
    }

    @Test
    void endsAsUnknownWhenSupervisionEnds() { // INVARIANT 17
        swapFails();
        pool.script.does("unswap", null, () -> {});
        world.seconds(1);
        pool.give(new TargetEvent.Retired(Reason.of("closed", "the supervisor was closed")));
        world.seconds(1);
        assertThat(ended()).containsExactly("swap FAILED", "unswap UNKNOWN");
        pool.expectAccountsSettled();
    }

    @Test
    void tiresNobodyAfterARestart() { // INVARIANT 41
        swapFails();
        world.seconds(0.5);
        List<AuditRecord> records = new ArrayList<>();
        for (HealingEvent event : pool.told(HealingEvent.class)) {
            records.add(new AuditRecord(records.size() + 1, 0, Instant.EPOCH, EventEntries.of(event, "", ""), "", ""));
        }
        var trail = new AuditRecovery(Map.of(), Instant.EPOCH, records, List.of(), Instant.EPOCH, 9, 0);
        var recovered = Recovery.read(trail, world.policy, Instant.EPOCH, world.now());
        assertThat(recovered.target("orders-db").attempts()).isEqualTo(1);
        assertThat(recovered.governor().starts()).hasSize(1);
    }
}
