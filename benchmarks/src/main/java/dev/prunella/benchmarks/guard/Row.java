// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.prunella.guard.CallOptions;

/** What is measured, one after the other. */
public enum Row {

    /** Nothing but the call. */
    RAW("raw call", Kind.LIMIT),

    /** One volatile read. */
    STATE("limit: one volatile read", Kind.LIMIT),

    /** One striped add. */
    COUNT("limit: one `LongAdder`", Kind.LIMIT),

    /** A volatile read and a striped add. */
    FLOOR("limit: state read and `LongAdder`", Kind.LIMIT),

    /** The clock, twice. */
    CLOCKS("limit: two `nanoTime` and `LongAdder`", Kind.LIMIT),

    /** Ours, a call that is made once. */
    PRUNELLA("**Prunella** guard, call", Kind.OURS),

    /** Ours, all of it. */
    PRUNELLA_RETRY("**Prunella** guard, idempotent call (breaker, retry, window, meters)", Kind.OURS),

    /** Its breaker. */
    RESILIENCE4J("resilience4j breaker", Kind.PEER),

    /** Its breaker and retry. */
    RESILIENCE4J_RETRY("resilience4j breaker, retry", Kind.PEER),

    /** The same job as ours. */
    RESILIENCE4J_SAME("resilience4j breaker, retry, Micrometer timer", Kind.PEER),

    /** Its breaker. */
    FAILSAFE("Failsafe breaker", Kind.PEER),

    /** Its breaker and retry. */
    FAILSAFE_RETRY("Failsafe breaker, retry", Kind.PEER),

    /** Its breaker. */
    SMALLRYE("SmallRye typed guard: breaker", Kind.PEER),

    /** Its breaker and retry. */
    SMALLRYE_RETRY("SmallRye typed guard: breaker, retry", Kind.PEER),

    /** Its entry and a rule. */
    SENTINEL("Sentinel entry, degrade rule", Kind.PEER);

    private final String words;
    private final Kind kind;

    Row(String words, Kind kind) {
        this.words = words;
        this.kind = kind;
    }

    /** Of what kind a row is. */
    enum Kind {
        /** What no library comes below. */
        LIMIT,
        /** Ours. */
        OURS,
        /** Others. */
        PEER
    }

    /** As the table shows it. */
    String words() {
        return words;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it makes a call again that failed. */
    boolean retries() {
        return words.contains("retry");
    }

    /** Whether it makes sense there: nothing is turned away without a breaker, and who waits after each failure shows but the wait. */
    boolean fits(Scene scene) {
        return switch (scene) {
            case OPEN -> kind != Kind.LIMIT;
            case FAILING -> !retries();
            default -> true;
        };
    }

    /** Whether its calls wait there, so that few of them fit into a while. */
    boolean waits(Scene scene) {
        return scene == Scene.FAILURE && retries();
    }

    /** A fresh one. */
    Way make() {
        return switch (this) {
            case RAW -> Limits.raw();
            case STATE -> Limits.stateRead();
            case COUNT -> Limits.count();
            case FLOOR -> Limits.stateAndCount();
            case CLOCKS -> Limits.clocks();
            case PRUNELLA -> ByPrunella.of(CallOptions.plain());
            case PRUNELLA_RETRY -> ByPrunella.of(CallOptions.idempotent());
            case RESILIENCE4J -> ByResilience4j.of(false, false);
            case RESILIENCE4J_RETRY -> ByResilience4j.of(true, false);
            case RESILIENCE4J_SAME -> ByResilience4j.of(true, true);
            case FAILSAFE -> ByFailsafe.of(false);
            case FAILSAFE_RETRY -> ByFailsafe.of(true);
            case SMALLRYE -> BySmallRye.of(false);
            case SMALLRYE_RETRY -> BySmallRye.of(true);
            case SENTINEL -> new BySentinel();
        };
    }
}
