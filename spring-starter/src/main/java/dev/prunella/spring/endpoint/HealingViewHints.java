// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.spring.doctor.Finding;
import dev.prunella.spring.slo.SloView;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Tells a native image of what is written as JSON: most questions are answered with an {@link Object}, of which Spring Boot knows nothing. */
final class HealingViewHints implements RuntimeHintsRegistrar {

    private static final Class<?>[] VIEWS = {
        CommandView.class,
        ExplanationView.class,
        Finding.class,
        IncidentView.class,
        PrecisionView.class,
        RecordView.class,
        SloView.class,
        SupervisorView.class,
        TargetView.class,
        TrailView.class
    };

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), VIEWS);
    }
}
