// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.bean;

import dev.prunella.time.Span;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Spans of time as annotations write them: as properties do, {@code 10s} or {@code PT10S}. */
public final class Spans {

    private Spans() {}

    /**
     * A span.
     *
     * @param annotation for the message, as its attribute
     * @throws IllegalArgumentException if it is none, or not more than zero
     */
    public static Duration positive(String annotation, String attribute, String text) {
        Duration span;
        try {
            span = DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: %s must be a span of time such as 10s, got '%s'".formatted(annotation, attribute, text), e);
        }
        Span.positive(annotation, attribute, span);
        return span;
    }
}
