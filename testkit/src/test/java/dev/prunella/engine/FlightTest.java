// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One event of Flight Recorder for each incident. */
class FlightTest {

    private final Traced application = new Traced();
    private final Patient patient = new Patient("orders-db");

    @TempDir
    Path folder;

    @Test
    void recordsAnIncidentOnce() throws IOException {
        RecordedEvent event = onlyOf(recorded());
        assertThat(event.getString("target")).isEqualTo("orders-db");
        assertThat(event.getString("diagnosis")).isEqualTo("LOCAL_FAULT");
        assertThat(event.getString("cause")).isEqualTo("sick");
        assertThat(event.getString("outcome")).isEqualTo("HEALED");
        assertThat(event.getInt("attempts")).isEqualTo(1);
    }

    @Test
    void recordsTheTimesTheTraceAndNoStack() throws IOException {
        RecordedEvent event = onlyOf(recorded());
        assertThat(event.getDuration("detectionNanos")).isLessThan(Duration.ofMillis(300));
        assertThat(event.getDuration("timeToHealthNanos"))
                .isBetween(event.getDuration("reactionNanos"), Duration.ofSeconds(1));
        assertThat(event.getString("traceId")).hasSize(32);
        assertThat(event.getStackTrace()).isNull();
    }

    private List<RecordedEvent> recorded() throws IOException {
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording();
                Lab lab = Lab.create()) {
            recording.enable("dev.prunella.Incident");
            recording.start();
            lab.start(patient.target().noticing(application.source()));
            patient.sick = true;
            application.callFails();
            lab.pass(Lab.WHILE);
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static RecordedEvent onlyOf(List<RecordedEvent> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
