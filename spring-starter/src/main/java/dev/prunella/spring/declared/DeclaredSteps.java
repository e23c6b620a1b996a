// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.act.Expiry;
import dev.prunella.act.Remediation.Action;
import dev.prunella.decide.Step;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.bean.Spans;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the {@link Remediation} methods of a bean do about each kind of diagnosis, the lightest first. */
final class DeclaredSteps {

    private static final String ANNOTATION = "@Remediation";

    private final Declared declared;
    private final Map<String, Method> names = new HashMap<>();
    private final Map<Diagnosis.Kind, SortedMap<Integer, Step>> byKind = new EnumMap<>(Diagnosis.Kind.class);

    private DeclaredSteps(Declared declared) {
        this.declared = declared;
    }

    /**
     * Reads them.
     *
     * @param actions how a method is called
     * @throws MisdeclaredBeanException if one of them cannot be
     */
    static DeclaredSteps of(Declared declared, DeclaredMethods methods, Function<Method, Action> actions) {
        DeclaredSteps steps = new DeclaredSteps(declared);
        methods.remediations().forEach((method, said) -> steps.add(method, said, actions.apply(method)));
        return steps;
    }

    private void add(Method method, Remediation said, Action action) {
        try {
            Step step = step(method, said, action);
            requireOwn(step.remediation().name(), method);
            if (said.on().length == 0) {
                throw new IllegalArgumentException(ANNOTATION + ": on must name a diagnosis, got none");
            }
            for (Diagnosis.Kind kind : said.on()) {
                put(kind, said.order(), step);
            }
        } catch (IllegalArgumentException e) {
            throw new MisdeclaredBeanException(declared.bean(), method, String.valueOf(e.getMessage()));
        }
    }

    private Step step(Method method, Remediation said, Action action) {
        String name = said.name().isEmpty() ? declared.name() + ":" + method.getName() : said.name();
        dev.prunella.act.Remediation remediation = dev.prunella.act.Remediation.named(name, action)
                .atRisk(said.risk())
                .curing(Arrays.stream(said.causes()).map(Cause::new).toArray(Cause[]::new));
        Expiry expiry = expiryOf(said);
        if (expiry != null) {
            remediation = remediation.expiring(expiry.lastDay(), expiry.ticket());
        }
        return Step.of(remediation)
                .attempts(said.attempts())
                .within(Spans.positive(ANNOTATION, "timeout", said.timeout()));
    }

    /** A cure that stands in for a repair has both, any other one neither. */
    static @Nullable Expiry expiryOf(Remediation said) {
        if (said.ticket().isBlank() && said.expires().isBlank()) {
            return null;
        }
        if (said.ticket().isBlank() || said.expires().isBlank()) {
            throw new IllegalArgumentException("%s: ticket and expires go together, got '%s' and '%s'"
                    .formatted(ANNOTATION, said.ticket(), said.expires()));
        }
        try {
            return new Expiry(LocalDate.parse(said.expires()), said.ticket());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s: expires must be a day such as 2030-12-31, got '%s'".formatted(ANNOTATION, said.expires()), e);
        }
    }

    private void requireOwn(String name, Method method) {
        Method other = names.putIfAbsent(name, method);
        if (other != null) {
            throw new IllegalArgumentException(
                    "%s: name must be its own, got '%s', which %s has".formatted(ANNOTATION, name, other.getName()));
        }
    }

    private void put(Diagnosis.Kind kind, int order, Step step) {
        if (kind == Diagnosis.Kind.DEPENDENCY_DOWN || kind == Diagnosis.Kind.UNKNOWN) {
            throw new IllegalArgumentException(ANNOTATION + ": on must name a kind that is acted on, got " + kind);
        }
        Step other = byKind.computeIfAbsent(kind, each -> new TreeMap<>()).putIfAbsent(order, step);
        if (other != null) {
            throw new IllegalArgumentException("%s: order must be its own among those for %s, got %d, which %s has"
                    .formatted(ANNOTATION, kind, order, other.remediation().name()));
        }
    }

    /** For which kinds there is anything. */
    List<Diagnosis.Kind> kinds() {
        return List.copyOf(byKind.keySet());
    }

    /** What is done about a kind, the lightest first; may be empty. */
    List<Step> of(Diagnosis.Kind kind) {
        SortedMap<Integer, Step> steps = byKind.get(kind);
        return steps == null ? List.of() : new ArrayList<>(steps.values());
    }

    /** The names of all of them. */
    String[] names() {
        return names.keySet().toArray(String[]::new);
    }
}
