// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.bean.Candidates;
import dev.prunella.spring.bean.Spans;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The annotated methods of one class, those that it inherits and those of its interfaces included, in an order that is always the same.
 *
 * @param probes those that look
 * @param remediations those that heal
 */
record DeclaredMethods(SortedMap<Method, HealthProbe> probes, SortedMap<Method, Remediation> remediations) {

    private static final Comparator<Method> BY_NAME = Comparator.comparing(Method::toGenericString);

    static final DeclaredMethods NONE = new DeclaredMethods(new TreeMap<>(BY_NAME), new TreeMap<>(BY_NAME));

    private static final MethodShape PROBE = new MethodShape("@HealthProbe", ProbeContext.class, Reading.class);
    private static final MethodShape REMEDIATION =
            new MethodShape("@Remediation", RemediationContext.class, RemediationResult.class);

    private record Marks(
            @Nullable HealthProbe probe, @Nullable Remediation remediation) {}

    /** Those of a class; it is left to {@link #check(String)} whether they fit. */
    static DeclaredMethods of(Class<?> type) {
        if (!Candidates.mayHaveAnnotations(type)) {
            return NONE;
        }
        Map<Method, Marks> marked = MethodIntrospector.selectMethods(type, DeclaredMethods::marksOn);
        if (marked.isEmpty()) {
            return NONE;
        }
        SortedMap<Method, HealthProbe> probes = new TreeMap<>(BY_NAME);
        SortedMap<Method, Remediation> remediations = new TreeMap<>(BY_NAME);
        marked.forEach((method, marks) -> {
            if (marks.probe() != null) {
                probes.put(method, marks.probe());
            }
            if (marks.remediation() != null) {
                remediations.put(method, marks.remediation());
            }
        });
        return new DeclaredMethods(probes, remediations);
    }

    private static @Nullable Marks marksOn(Method method) {
        HealthProbe probe = AnnotatedElementUtils.findMergedAnnotation(method, HealthProbe.class);
        Remediation remediation = AnnotatedElementUtils.findMergedAnnotation(method, Remediation.class);
        return probe == null && remediation == null ? null : new Marks(probe, remediation);
    }

    boolean isEmpty() {
        return probes.isEmpty() && remediations.isEmpty();
    }

    /** Null for none; of several any one. */
    @Nullable
    Method anyone() {
        if (!probes.isEmpty()) {
            return probes.firstKey();
        }
        return remediations.isEmpty() ? null : remediations.firstKey();
    }

    /** The method that looks from this side; null for none. */
    @Nullable
    Method probe(Side side) {
        for (Map.Entry<Method, HealthProbe> each : probes.entrySet()) {
            if (each.getValue().side() == side) {
                return each.getKey();
            }
        }
        return null;
    }

    /** @throws MisdeclaredBeanException if one is no span of time */
    void checkTimeouts(String bean) {
        probes.forEach((method, said) -> {
            try {
                Spans.positive("@HealthProbe", "timeout", said.timeout());
            } catch (IllegalArgumentException e) {
                throw new MisdeclaredBeanException(bean, method, String.valueOf(e.getMessage()));
            }
        });
    }

    /** How long a look from this side may take, as it is written; null where none is declared. */
    @Nullable
    String timeout(Side side) {
        Method method = probe(side);
        HealthProbe said = method == null ? null : probes.get(method);
        return said == null ? null : said.timeout();
    }

    /** @throws MisdeclaredBeanException if one cannot be called as it should, or two look from one side */
    void check(String bean) {
        probes.keySet().forEach(each -> PROBE.check(bean, each));
        remediations.keySet().forEach(each -> REMEDIATION.check(bean, each));
        for (Map.Entry<Method, HealthProbe> each : probes.entrySet()) {
            Side side = each.getValue().side();
            if (!each.getKey().equals(probe(side))) {
                throw new MisdeclaredBeanException(
                        bean,
                        each.getKey(),
                        "one @HealthProbe a side, got another one for %s, %s".formatted(side, probe(side)));
            }
        }
    }
}
