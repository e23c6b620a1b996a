// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.prunella.HealingSupervisor;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.time.FakeTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One line a phase, with the target's name in front and both keys in the logging context. */
class LogLinesTest {

    private final Patient patient = new Patient("orders-db");

    @Test
    void saysEachPhaseOnceWithTheTargetInFront() {
        try (LogCapture log = LogCapture.begin();
                Lab lab = Lab.create()) {
            heal(lab);
            assertThat(log.phases())
                    .hasSameSizeAs(lab.events)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .allMatch(line -> line.startsWith("orders-db: "));
        }
    }

    @Test
    void putsTargetAndIncidentIntoTheContextOfEachLineAndNoFurther() {
        try (LogCapture log = LogCapture.begin();
                Lab lab = Lab.create()) {
            heal(lab);
            String incident =
                    lab.seen(HealingEvent.Opened.class).get(0).incident().value();
            List<Map<String, String>> contexts =
                    log.phases().stream().map(ILoggingEvent::getMDCPropertyMap).toList();
            assertThat(contexts.get(0)).isEqualTo(Map.of("prunella.target", "orders-db"));
            assertThat(contexts.subList(1, contexts.size()))
                    .containsOnly(Map.of("prunella.target", "orders-db", "prunella.incident", incident));
        }
    }

    @Test
    void pagesByALineOfTheSameContextWhereThereIsNoChannel() {
        patient.curable = false;
        try (LogCapture log = LogCapture.begin();
                FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
                HealingSupervisor supervisor = HealingSupervisor.builder()
                        .clock(time)
                        .scheduler(time)
                        .randomness(time.randomness())
                        .build()) {
            supervisor.supervise(patient.target());
            supervisor.start();
            time.advance(Lab.WHILE);
            patient.sick = true;
            time.advance(Lab.WHILE);
            ILoggingEvent page = log.lines().stream()
                    .filter(line -> line.getLevel() == Level.ERROR)
                    .findFirst()
                    .orElseThrow();
            assertThat(page.getFormattedMessage()).startsWith("orders-db: PAGE");
            assertThat(page.getMDCPropertyMap()).containsKeys("prunella.target", "prunella.incident");
        }
    }

    private void heal(Lab lab) {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
    }
}
