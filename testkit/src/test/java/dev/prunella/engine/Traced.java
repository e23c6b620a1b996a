// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Reason;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** An application that is traced, and notices trouble in its own calls. */
final class Traced {

    final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
    private SymptomSource.Listener listener = reason -> {};

    SymptomSource source() {
        return subscriber -> {
            listener = subscriber;
            return () -> listener = reason -> {};
        };
    }

    /** A call fails within a span of its own, which is given back. */
    Span callFails() {
        Span span = sdk.getTracer("application").spanBuilder("GET /orders").startSpan();
        try (Scope scope = span.makeCurrent()) {
            callFailsUntraced();
            assert scope != null;
        } finally {
            span.end();
        }
        return span;
    }

    void callFailsUntraced() {
        listener.noticed(Reason.of("broken", "a call failed"));
    }

    SpanData heal() {
        return spans("prunella.heal").get(0);
    }

    List<SpanData> spans(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
