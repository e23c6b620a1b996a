// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.act.Remediation;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which runbook answers which diagnosis; one for kind and cause goes before one for the kind alone.
 *
 * @param byKind for the kind, whatever the cause
 * @param byCause for exactly this kind and cause
 */
public record Runbooks(Map<Diagnosis.Kind, Runbook> byKind, Map<KindAndCause, Runbook> byCause) {

    /** Nothing is answered. */
    public static final Runbooks NONE = new Runbooks(Map.of(), Map.of());

    /**
     * What the more exact runbooks are found by.
     *
     * @param kind of the diagnosis
     * @param cause of the diagnosis
     */
    public record KindAndCause(Diagnosis.Kind kind, Cause cause) {}

    /** Keeps copies. */
    public Runbooks {
        byKind = Map.copyOf(byKind);
        byCause = Map.copyOf(byCause);
    }

    /** The runbook for a diagnosis, or null. */
    public @Nullable Runbook forDiagnosis(Diagnosis diagnosis) {
        Runbook exact = byCause.get(new KindAndCause(diagnosis.kind(), diagnosis.cause()));
        return exact == null ? byKind.get(diagnosis.kind()) : exact;
    }

    /** The kinds that are answered. */
    public Stream<Diagnosis.Kind> kinds() {
        return Stream.concat(byKind.keySet().stream(), byCause.keySet().stream().map(KindAndCause::kind));
    }

    Stream<Runbook> all() {
        return Stream.concat(byKind.values().stream(), byCause.values().stream());
    }

    /** Everything that may be run, each once. */
    public Stream<Remediation> everything() {
        return all().flatMap(runbook -> runbook.steps().stream())
                .map(Step::remediation)
                .distinct();
    }

    /** Names of all remediations that may be run, sorted, each once. */
    public List<String> remediations() {
        return everything().map(Remediation::name).distinct().sorted().toList();
    }

    /** These and one more for a kind. */
    public Runbooks with(Diagnosis.Kind kind, Runbook runbook) {
        Map<Diagnosis.Kind, Runbook> more = new HashMap<>(byKind);
        more.put(kind, runbook);
        return new Runbooks(more, byCause);
    }

    /** These and one more for a kind and cause. */
    public Runbooks with(Diagnosis.Kind kind, Cause cause, Runbook runbook) {
        Map<KindAndCause, Runbook> more = new HashMap<>(byCause);
        more.put(new KindAndCause(kind, cause), runbook);
        return new Runbooks(byKind, more);
    }
}
