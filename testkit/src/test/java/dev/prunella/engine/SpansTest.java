// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.escalate.Escalation;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** REQ T2, REQ I2, REQ X21: one span an incident, linked to the trace of the call that failed. */
class SpansTest {

    private final Traced application = new Traced();
    private final Lab lab = Lab.with(builder -> builder.openTelemetry(application.sdk));
    private final Patient patient = new Patient("orders-db");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void linksTheIncidentToTheCallThatFailed() {
        Span call = healAfterACall();
        SpanData heal = application.heal();
        assertThat(heal.getLinks()).hasSize(1);
        assertThat(heal.getLinks().get(0).getSpanContext().getTraceId())
                .isEqualTo(call.getSpanContext().getTraceId());
        assertThat(heal.getTraceId()).isNotEqualTo(call.getSpanContext().getTraceId());
        assertThat(heal.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    }

    @Test
    void tellsWhereTheTimeWent() {
        healAfterACall();
        SpanData heal = application.heal();
        for (String child : new String[] {"prunella.detect", "prunella.act", "prunella.verify"}) {
            assertThat(application.spans(child)).hasSize(1).allSatisfy(span -> {
                assertThat(span.getParentSpanId()).isEqualTo(heal.getSpanId());
                assertThat(span.getStartEpochNanos()).isGreaterThanOrEqualTo(heal.getStartEpochNanos());
                assertThat(span.getEndEpochNanos()).isLessThanOrEqualTo(heal.getEndEpochNanos());
            });
        }
        assertThat(heal.getEvents())
                .extracting(EventData::getName)
                .containsExactly("prunella.diagnose", "prunella.decide");
    }

    @Test
    void namesTargetDiagnosisAndOutcome() {
        healAfterACall();
        SpanData heal = application.heal();
        assertThat(text(heal, "prunella.target")).isEqualTo("orders-db");
        assertThat(text(heal, "prunella.diagnosis")).isEqualTo("local_fault");
        assertThat(text(heal, "prunella.cause")).isEqualTo("sick");
        assertThat(text(heal, "prunella.outcome")).isEqualTo("healed");
        assertThat(heal.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void isAnErrorOnceAPersonWasTold() {
        patient.curable = false;
        healAfterACall();
        patient.sick = false;
        lab.pass(Lab.WHILE);
        SpanData heal = application.heal();
        assertThat(heal.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(heal.getStatus().getDescription()).isEqualTo("runbook-spent");
    }

    @Test
    void hasNoLinkWithoutATrace() {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(application.heal().getLinks()).isEmpty();
    }

    @Test
    void takesTheTraceOfACallThatFailsAfterAProbeWasFirst() {
        lab.start(patient.target().noticing(application.source()));
        patient.sick = true;
        while (lab.seen(HealingEvent.Suspected.class).isEmpty()) {
            lab.pass(Duration.ofMillis(10));
        }
        Span call = application.callFails();
        lab.pass(Lab.WHILE);
        assertThat(application.heal().getLinks().get(0).getSpanContext().getSpanId())
                .isEqualTo(call.getSpanContext().getSpanId());
    }

    @Test
    void tellsTheTraceInTheLogTheTrailAndToThePerson() {
        patient.curable = false;
        String trace = healAfterACall().getSpanContext().getTraceId();
        HealingEvent.Opened opened = lab.seen(HealingEvent.Opened.class).get(0);
        assertThat(opened.what()).contains(trace);
        assertThat(EventEntries.of(opened, "", "").details()).containsEntry(EventEntries.TRACE, trace);
        assertThat(lab.escalations).extracting(Escalation::headline).allMatch(line -> line.contains(trace));
    }

    private Span healAfterACall() {
        lab.start(patient.target().noticing(application.source()));
        lab.pass(Duration.ofSeconds(5));
        patient.sick = true;
        Span call = application.callFails();
        lab.pass(Lab.WHILE);
        return call;
    }

    private static String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }
}
