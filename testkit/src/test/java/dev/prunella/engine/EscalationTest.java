// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.SupervisorBuilder;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAULT-F21 in channels: tried three times, recorded as undeliverable; the others deliver. */
// REQ L6, X9, X10
class EscalationTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Patient patient = new Patient("patient");
    private final List<Long> triesAtNanos = new ArrayList<>();
    private int number;

    @BeforeEach
    void incurable() {
        patient.curable = false;
    }

    @ParameterizedTest
    @EnumSource
    void aChannelThatMisbehavesIsTriedThreeTimesAndTheOthersDeliver(Misbehaviour how) {
        // INVARIANT 36
        try (Lab lab = labWith(Channels.named("bad", escalation -> {
            triesAtNanos.add(time.nanoTime());
            how.happen(time);
        }))) {
            escalate(lab);
            assertThat(triesAtNanos).hasSize(3);
            assertThat(lab.escalations).hasSize(1);
            assertThat(lab.seen(HealingEvent.EscalationSent.class))
                    .extracting(sent -> sent.channel() + " " + sent.delivered())
                    .containsExactlyInAnyOrder("ear true", "bad false");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChannelThatMisbehavesLeavesNothingBehindButWhatIgnoresInterrupts(Misbehaviour how) {
        try (Lab lab = labWith(Channels.named("bad", escalation -> how.happen(time)))) {
            escalate(lab);
            int left = how == Misbehaviour.IGNORES_INTERRUPTS ? 3 : 0;
            assertThat(lab.supervisor.status().abandonedRuns()).isEqualTo(left);
            assertThat(lab.supervisor.shutdown().stillRunning()).hasSize(left);
        }
    }

    @Test
    void triesAreOneAndTwoSecondsApart() {
        try (Lab lab = labWith(Channels.named("bad", escalation -> {
            triesAtNanos.add(time.nanoTime());
            throw new IllegalStateException("refused");
        }))) {
            escalate(lab);
            assertThat(triesAtNanos.get(1) - triesAtNanos.get(0)).isEqualTo(1_000_000_000L);
            assertThat(triesAtNanos.get(2) - triesAtNanos.get(1)).isEqualTo(2_000_000_000L);
        }
    }

    @Test
    void aChannelThatRecoversHasDelivered() {
        try (Lab lab = labWith(Channels.named("bad", escalation -> {
            triesAtNanos.add(time.nanoTime());
            if (triesAtNanos.size() < 3) {
                throw new IllegalStateException("refused");
            }
        }))) {
            escalate(lab);
            assertThat(lab.seen(HealingEvent.EscalationSent.class))
                    .extracting(HealingEvent.EscalationSent::delivered)
                    .containsExactly(true, true);
        }
    }

    @Test
    void aChannelWithoutANameIsCalledByItsClass() {
        try (Lab lab = labWith(Channels.named(null, escalation -> {}))) {
            escalate(lab);
            assertThat(lab.seen(HealingEvent.EscalationSent.class))
                    .extracting(HealingEvent.EscalationSent::channel)
                    .anyMatch(name -> name.startsWith(Channels.class.getName()));
        }
    }

    @Test
    void eachIncidentIsToldOnce() {
        // INVARIANT 36
        try (Lab lab = labWith(Channels.named("quiet", escalation -> {}))) {
            escalate(lab);
            lab.pass(Duration.ofMinutes(7));
            assertThat(lab.escalations).hasSize(1);
            patient.sick = false;
            lab.pass(Duration.ofMinutes(20));
            patient.sick = true;
            lab.pass(Duration.ofMinutes(5));
            assertThat(lab.escalations)
                    .extracting(escalation -> escalation.incident().id())
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER_RETURNS", "IGNORES_INTERRUPTS"})
    void channelsThatHangLeaveWorkersToTheProbes(Misbehaviour how) { // INVARIANT 34, 38
        List<Patient> ward = Stream.generate(() -> new Patient("patient-" + number++))
                .limit(30)
                .toList();
        UnaryOperator<SupervisorBuilder> channels =
                builder -> builder.escalateTo(hanging("pager", how)).escalateTo(hanging("chat", how));
        try (Lab lab = Lab.in(time, channels)) {
            lab.start(patient.target(), ward.stream().map(Patient::target).toArray(TargetBuilder[]::new));
            ward.forEach(each -> each.sick = true);
            lab.pass(Duration.ofMinutes(15));
        }
        assertThat(longestGap(patient.looksAtNanos))
                .isLessThanOrEqualTo(Duration.ofSeconds(10).toNanos());
    }

    private EscalationChannel hanging(String name, Misbehaviour how) {
        return Channels.named(name, escalation -> how.happen(time), resolution -> how.happen(time));
    }

    private static long longestGap(List<Long> moments) {
        long longest = 0;
        for (int i = 1; i < moments.size(); i++) {
            longest = Math.max(longest, moments.get(i) - moments.get(i - 1));
        }
        return longest;
    }

    @Test
    void tellsWhoOwnsItWhatItIsAndWhatWasDone() {
        // INVARIANT 35
        try (Lab lab = labWith(Channels.named("quiet", escalation -> {}))) {
            escalate(lab);
            assertThat(lab.escalations.get(0).headline())
                    .isEqualTo(
                            "patient of team: LOCAL_FAULT (sick), no step is left that could cure LOCAL_FAULT (sick)");
            assertThat(lab.escalations.get(0).incident().timeline())
                    .anyMatch(entry -> entry.what().contains("ended INEFFECTIVE: treated"));
        }
    }

    private Lab labWith(EscalationChannel channel) {
        return Lab.in(time, builder -> builder.escalateTo(channel));
    }

    private void escalate(Lab lab) {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(2));
    }

    @Test
    void whatCouldNotBeToldIsNotResolved() {
        List<String> resolved = new ArrayList<>();
        EscalationChannel broken = Channels.named(
                "bad",
                escalation -> {
                    throw new IllegalStateException("refused");
                },
                resolution -> resolved.add(resolution.target()));
        try (Lab lab = labWith(broken)) {
            escalate(lab);
            patient.sick = false;
            lab.pass(Duration.ofMinutes(1));
            assertThat(resolved).isEmpty();
            assertThat(lab.resolutions).hasSize(1);
        }
    }

    @Test
    void theEndComesAfterTheTellingAndIsTriedThreeTimesToo() {
        List<String> order = new ArrayList<>();
        EscalationChannel slow = Channels.named(
                "slow",
                escalation -> {
                    time.pause(Duration.ofSeconds(8));
                    order.add("told");
                },
                resolution -> {
                    order.add("over");
                    throw new IllegalStateException("refused");
                });
        try (Lab lab = labWith(slow)) {
            lab.start(patient.target());
            patient.sick = true;
            lab.pass(Duration.ofSeconds(20));
            patient.sick = false;
            lab.pass(Duration.ofMinutes(1));
            assertThat(order).containsExactly("told", "over", "over", "over");
            assertThat(lab.seen(HealingEvent.EscalationSent.class))
                    .extracting(HealingEvent::what)
                    .contains("resolution undeliverable by slow: java.lang.IllegalStateException: refused");
        }
    }
}
