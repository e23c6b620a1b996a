// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.TraceRef;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The trace that the calling thread works in, as OpenTelemetry knows it: one look at the thread's context. */
final class Traces {

    private Traces() {}

    /** Null without a valid span. Where the context is kept is foreign code, so it is fenced. */
    static @Nullable TraceRef current() {
        return Fence.call(() -> of(Span.current().getSpanContext())).value();
    }

    private static @Nullable TraceRef of(SpanContext span) {
        return span.isValid() ? new TraceRef(span.getTraceId(), span.getSpanId(), span.isSampled()) : null;
    }
}
