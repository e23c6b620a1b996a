// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.act.Attempt;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.SafeText;
import dev.prunella.model.TraceRef;
import dev.prunella.record.HealingEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The span of one incident: what took time is a child of it, what was decided is an event on it. It is linked to the trace of the
 * call that failed and not its child, since it outlives that call. It carries names and codes, never free text. Its clock is the
 * time of day of its first event, continued by the monotonic one, so that no jump of the former tears it. Confined to a lane.
 */
final class IncidentSpan {

    private static final String TARGET = "prunella.target";
    private static final String INCIDENT = "prunella.incident";
    private static final String DIAGNOSIS = "prunella.diagnosis";
    private static final String CAUSE = "prunella.cause";
    private static final String OUTCOME = "prunella.outcome";
    private static final String ACTION = "prunella.action";
    private static final int MOST_CHARS = 64;
    private static final String REASON = "prunella.reason";

    private final Tracer tracer;
    private final Span span;
    private final long wallMinusMonotonicNanos;
    private HealingEvent.@Nullable Verified verified;
    private long verifiedNanos;

    private IncidentSpan(Tracer tracer, Span span, long wallMinusMonotonicNanos) {
        this.tracer = tracer;
        this.span = span;
        this.wallMinusMonotonicNanos = wallMinusMonotonicNanos;
    }

    static IncidentSpan begin(Tracer tracer, HealingEvent.Opened opened, Told told) {
        long offset = epochNanos(told.wall()) - told.nanos();
        long noticed = opened.symptom().atNanos();
        SpanBuilder builder = tracer.spanBuilder("prunella.heal")
                .setNoParent()
                .setStartTimestamp(noticed + offset, TimeUnit.NANOSECONDS)
                .setAttribute(TARGET, opened.target())
                .setAttribute(INCIDENT, opened.incident().value())
                .setAttribute("prunella.symptom", opened.symptom().reason().code());
        TraceRef trace = opened.symptom().trace();
        if (trace != null) {
            builder.addLink(contextOf(trace));
        }
        IncidentSpan begun = new IncidentSpan(tracer, builder.startSpan(), offset);
        begun.child("prunella.detect", noticed, told.nanos(), Attributes.empty());
        begun.diagnosed(opened.diagnosis(), told.nanos());
        return begun;
    }

    void follow(Told told) {
        HealingEvent event = told.event();
        if (event instanceof HealingEvent.Rediagnosed again) {
            diagnosed(again.diagnosis(), told.nanos());
        } else if (event instanceof HealingEvent.Verified seen) {
            verified = seen;
            verifiedNanos = told.nanos();
        } else if (event instanceof HealingEvent.Ended ended) {
            ended(ended);
        } else if (event instanceof HealingEvent.EscalationDue due) {
            span.setStatus(StatusCode.ERROR, due.reason().code());
            happened("prunella.escalate", told, REASON, due.reason().code());
        } else if (event instanceof HealingEvent.Closed closed) {
            span.setAttribute(OUTCOME, MeterRow.word(closed.outcome()));
            span.end(wall(told.nanos()), TimeUnit.NANOSECONDS);
        } else {
            decided(told);
        }
    }

    private void decided(Told told) {
        if (told.event() instanceof HealingEvent.Refused refused) {
            happened(
                    "prunella.refuse",
                    told,
                    "prunella.guardrail",
                    refused.refusal().guardrail());
        } else if (told.event() instanceof HealingEvent.Intended intended) {
            String name = intended.attempt().undoes() == null ? "prunella.decide" : "prunella.compensate";
            happened(name, told, ACTION, intended.attempt().remediation());
        } else if (told.event() instanceof HealingEvent.EscalationSent sent) {
            String name = sent.delivered() ? "prunella.escalation.delivered" : "prunella.escalation.undeliverable";
            happened(name, told, "prunella.channel", SafeText.of(sent.channel(), MOST_CHARS));
        } else if (told.event() instanceof HealingEvent.EscalationMoved moved) {
            happened(
                    "prunella.escalation.moved",
                    told,
                    "prunella.move",
                    moved.move().word());
        }
    }

    /** The oldest of too many gives way: its end was missed. */
    void forget() {
        span.setAttribute(OUTCOME, "unknown");
        span.end();
    }

    private void diagnosed(Diagnosis diagnosis, long nowNanos) {
        span.setAttribute(DIAGNOSIS, MeterRow.word(diagnosis.kind()));
        span.setAttribute(CAUSE, diagnosis.cause().name());
        Attributes attributes = Attributes.of(
                AttributeKey.stringKey(DIAGNOSIS), MeterRow.word(diagnosis.kind()),
                AttributeKey.stringKey(CAUSE), diagnosis.cause().name());
        span.addEvent("prunella.diagnose", attributes, wall(nowNanos), TimeUnit.NANOSECONDS);
    }

    private void ended(HealingEvent.Ended ended) {
        Attempt.Ran ran = ended.ran();
        if (ran == null) {
            return;
        }
        Attributes done = Attributes.builder()
                .put(ACTION, ended.attempt().remediation())
                .put("prunella.attempt", ended.attempt().key())
                .put("prunella.generation", ended.attempt().generation().number())
                .put("prunella.end", MeterRow.word(ended.end()))
                .build();
        child("prunella.act", ran.fromNanos(), ran.toNanos(), done);
        if (verified != null) {
            Attributes seen =
                    Attributes.of(AttributeKey.stringKey("prunella.verdict"), MeterRow.word(verified.verdict()));
            child("prunella.verify", ran.toNanos(), verifiedNanos, seen);
            verified = null;
        }
    }

    private void child(String name, long fromNanos, long toNanos, Attributes attributes) {
        tracer.spanBuilder(name)
                .setParent(Context.root().with(span))
                .setStartTimestamp(wall(fromNanos), TimeUnit.NANOSECONDS)
                .setAllAttributes(attributes)
                .startSpan()
                .end(wall(toNanos), TimeUnit.NANOSECONDS);
    }

    private void happened(String name, Told told, String key, String value) {
        span.addEvent(
                name, Attributes.of(AttributeKey.stringKey(key), value), wall(told.nanos()), TimeUnit.NANOSECONDS);
    }

    private long wall(long monotonicNanos) {
        return monotonicNanos + wallMinusMonotonicNanos;
    }

    private static SpanContext contextOf(TraceRef trace) {
        TraceFlags flags = trace.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.create(trace.traceId(), trace.spanId(), flags, TraceState.getDefault());
    }

    private static long epochNanos(Instant wall) {
        return TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano();
    }
}
