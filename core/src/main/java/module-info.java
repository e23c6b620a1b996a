// SPDX-License-Identifier: Apache-2.0
/** The loop: detect, diagnose, decide, act, verify, record, escalate. */
@SuppressWarnings("requires-transitive-automatic")
module dev.prunella.core {
    requires transitive io.opentelemetry.api;
    requires transitive micrometer.core;
    requires transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires io.github.resilience4j.core;
    requires io.opentelemetry.context;
    requires jdk.jfr;
    requires org.slf4j;

    exports dev.prunella;
    exports dev.prunella.act;
    exports dev.prunella.decide;
    exports dev.prunella.decide.guardrails;
    exports dev.prunella.detect;
    exports dev.prunella.detect.series;
    exports dev.prunella.diagnose;
    exports dev.prunella.escalate;
    exports dev.prunella.guard;
    exports dev.prunella.model;
    exports dev.prunella.record;
    exports dev.prunella.slo;
    exports dev.prunella.target;
    exports dev.prunella.time;
    exports dev.prunella.verify;
}
