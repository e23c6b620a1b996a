// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.time.FakeTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAULT-F21 in a registry of meters: isolated from the loop, and counted. */
class FailingRegistryTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Patient patient = new Patient("patient");

    @ParameterizedTest
    @EnumSource
    void aRegistryThatMisbehavesHurtsNobody(Misbehaviour how) {
        try (Lab lab = Lab.in(time, builder -> builder.meterRegistry(new Sick(how)))) {
            lab.start(patient.target());
            patient.sick = true;
            lab.pass(Lab.WHILE);
            assertThat(patient.treatments).hasSize(1);
            assertThat(lab.seen(HealingEvent.Closed.class)).hasSize(1);
            assertThat(lab.supervisor.status().listenerFailures() > 0).isEqualTo(!how.hangs());
        }
    }

    @Test
    void whatARegistryMissesIsCounted() {
        try (Lab lab = Lab.in(time, builder -> builder.meterRegistry(new Sick(Misbehaviour.NEVER_RETURNS)))) {
            lab.start(patient.target());
            for (int i = 0; i < 1_100; i++) {
                lab.supervisor.resume(Actor.person("ann"));
                lab.pass(Duration.ZERO);
            }
            assertThat(lab.supervisor.status().droppedEvents()).isBetween(70L, 80L);
            assertThat(lab.events).hasSize(1_100);
        }
    }

    private final class Sick extends SimpleMeterRegistry {
        private final Misbehaviour how;

        Sick(Misbehaviour how) {
            this.how = how;
        }

        @Override
        protected Counter newCounter(Meter.Id id) {
            try {
                how.happen(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.newCounter(id);
        }
    }
}
