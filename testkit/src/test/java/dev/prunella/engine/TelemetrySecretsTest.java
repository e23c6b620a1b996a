// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Reading;
import dev.prunella.model.Reason;
import dev.prunella.target.TargetBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** THREAT-T5: what user code says in free text, secrets among it, never becomes a tag, an attribute or a field. */
class TelemetrySecretsTest {

    private static final String CANARY = "c4n4ry";
    private static final String SAYS = "password=" + CANARY + " jdbc:postgresql://u:" + CANARY + "@db/x " + CANARY;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Traced application = new Traced();
    private final Patient patient = new Patient("orders-db");

    @TempDir
    Path folder;

    @Test
    void noFreeTextLeavesByTelemetry() throws IOException {
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording();
                Lab lab = Lab.with(builder -> builder.meterRegistry(registry).openTelemetry(application.sdk))) {
            recording.enable("dev.prunella.Incident");
            recording.start();
            lab.start(talkative());
            patient.sick = true;
            lab.pass(Lab.WHILE);
            patient.sick = false;
            lab.pass(Lab.WHILE);
            recording.dump(file);
        }
        assertThat(application.heal().getEvents()).isNotEmpty();
        assertThat(application.exporter.getFinishedSpanItems().toString()).doesNotContain(CANARY);
        assertThat(registry.getMetersAsString()).contains("prunella.incidents").doesNotContain(CANARY);
        assertThat(RecordingFile.readAllEvents(file))
                .hasSize(1)
                .noneMatch(event -> event.toString().contains(CANARY));
    }

    private TargetBuilder talkative() {
        return patient.target(context -> RemediationResult.failed("broken", SAYS))
                .inside(context -> patient.sick ? Reading.fail("sick", SAYS) : Reading.pass())
                .noticing(listener -> {
                    listener.noticed(Reason.of("seen", SAYS));
                    return () -> {};
                });
    }
}
