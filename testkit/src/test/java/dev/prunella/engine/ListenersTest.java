// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAULT-F21 in listeners: isolated from the loop and from each other, and counted. */
class ListenersTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Patient patient = new Patient("patient");

    @ParameterizedTest
    @EnumSource
    void aListenerThatMisbehavesHurtsNeitherTheLoopNorOthers(Misbehaviour how) {
        try (Lab lab = labWith(event -> misbehave(how))) {
            lab.start(patient.target());
            patient.sick = true;
            lab.pass(Lab.WHILE);
            assertThat(patient.treatments).hasSize(1);
            assertThat(lab.seen(HealingEvent.Closed.class)).hasSize(1);
            assertThat(lab.supervisor.status().listenerFailures()).isEqualTo(how.hangs() ? 0 : lab.events.size());
        }
    }

    @Test
    void aListenerThatBlocksForAnHourGetsWhatItMissedAndHurtsNobody() {
        List<HealingEvent> heard = new ArrayList<>();
        try (Lab lab = labWith(event -> {
            heard.add(event);
            pause(heard.size() == 1 ? Duration.ofHours(1) : Duration.ZERO);
        })) {
            lab.start(patient.target());
            patient.sick = true;
            lab.pass(Lab.WHILE);
            assertThat(lab.seen(HealingEvent.Closed.class)).hasSize(1);
            assertThat(heard).hasSize(1);
            lab.pass(Duration.ofHours(1));
            assertThat(heard).isEqualTo(lab.events);
        }
    }

    @Test
    void whatIsOverTheQueueOfAListenerIsDroppedAndCounted() {
        // INVARIANT 32
        try (Lab lab = labWith(event -> misbehave(Misbehaviour.NEVER_RETURNS))) {
            lab.start(patient.target());
            for (int i = 0; i < 1_100; i++) {
                lab.supervisor.resume(Actor.person("ann"));
                lab.pass(Duration.ZERO);
            }
            assertThat(lab.supervisor.status().droppedEvents()).isEqualTo(1_100 - 1_024 - 1);
            assertThat(lab.events).hasSize(1_100);
        }
    }

    @Test
    void aListenerThatIsStuckIsListedByShutdownOnlyIfItIgnoresInterrupts() {
        for (Misbehaviour how : Misbehaviour.values()) {
            FakeTime own = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
            try (Lab lab = Lab.in(own, builder -> builder.listener(event -> sneaky(how, own)))) {
                lab.start(patient.target());
                lab.supervisor.resume(Actor.person("ann"));
                lab.pass(Duration.ofSeconds(1));
                List<String> left = how == Misbehaviour.IGNORES_INTERRUPTS ? List.of("listener-3") : List.of();
                assertThat(lab.supervisor.shutdown().stillRunning()).isEqualTo(left);
            }
        }
    }

    private Lab labWith(HealingListener listener) {
        return Lab.in(time, builder -> builder.listener(listener));
    }

    private void misbehave(Misbehaviour how) {
        sneaky(how, time);
    }

    private static void sneaky(Misbehaviour how, FakeTime time) {
        try {
            how.happen(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration span) {
        try {
            time.pause(span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
