// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.regex.Pattern;

/**
 * Names one span of a distributed trace, in the form of W3C Trace Context: by it a person finds the request that failed.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 hexadecimal digits in lower case, not all zero
 * @param sampled whether the trace was recorded by whoever began it
 */
public record TraceRef(String traceId, String spanId, boolean sampled) {

    private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN = Pattern.compile("(?!0{16})[0-9a-f]{16}");

    /** Checks the form of both ids. */
    public TraceRef {
        check(TRACE, "traceId", traceId);
        check(SPAN, "spanId", spanId);
    }

    private static void check(Pattern form, String property, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "trace: %s must be of the form %s, got '%s'".formatted(property, form, SafeText.of(value, 64)));
        }
    }

    @Override
    public String toString() {
        return traceId;
    }
}
