// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The targets that this application's beans and properties have led to, and the handles by which they are commanded. */
public final class Supervision {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final HealingSupervisor supervisor;
    private final Arming arming;
    private final List<TargetSymptoms> symptoms;
    private final ConcurrentMap<String, Supervised> supervised = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable UnfitPropertyException> unfit = new AtomicReference<>();
    private volatile boolean starting = true;

    /** What is supervised: a bean that is a target, which properties do not change, or what was found. */
    record Supervised(String kind, Target target, TargetHandle handle) {

        private static final String BEAN = "bean";

        boolean isBean() {
            return kind.equals(BEAN);
        }
    }

    Supervision(HealingSupervisor supervisor, Arming arming, List<TargetSymptoms> symptoms) {
        this.supervisor = supervisor;
        this.arming = arming;
        this.symptoms = symptoms;
    }

    /** The one supervisor. */
    public HealingSupervisor supervisor() {
        return supervisor;
    }

    /** All of them, sorted by name. */
    List<Supervised> all() {
        return supervised.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Takes a target that is a bean, in the mode that it was built with.
     *
     * @throws RuntimeException as {@link HealingSupervisor#supervise(Target)}
     */
    void declare(Target target) {
        supervise(Supervised.BEAN, target);
    }

    private void supervise(String kind, Target target) {
        Target noticing = target;
        for (TargetSymptoms each : symptoms) {
            noticing = noticing.noticing(each.of(target.name()));
        }
        supervised.put(target.name(), new Supervised(kind, noticing, supervisor.supervise(noticing)));
    }

    /**
     * Takes what was found. If that fails the application runs on without this target, and the log says why; what a property does
     * wrong at the start is told by {@link #endOfStart()} instead.
     */
    void take(Found found) {
        if (arming.leavesAlone(found.name())) {
            return;
        }
        Supervised namesake = supervised.get(found.name());
        if (namesake != null) {
            LOG.info("{}: {} is left alone, as {} has that name", found.name(), found.kind(), namesake.kind());
            return;
        }
        try {
            supervise(found.kind(), arming.arm(found));
        } catch (UnfitPropertyException e) {
            refuse(found, e);
        } catch (RuntimeException e) {
            LOG.warn("{}: {} is not supervised: {}", found.name(), found.kind(), e.getMessage(), e);
        }
    }

    /** A bean that is made after the start cannot stop it any more, and who made it has not asked for supervision. */
    private void refuse(Found found, UnfitPropertyException e) {
        if (starting) {
            unfit.compareAndSet(null, e);
        } else {
            LOG.warn("{}: {} is not supervised: {}", found.name(), found.kind(), e.getMessage());
        }
    }

    /**
     * All that there is was found; what is found from now on is made late.
     *
     * @throws UnfitPropertyException if a property does not fit its component, of several the first
     */
    void endOfStart() {
        starting = false;
        UnfitPropertyException wrong = unfit.get();
        if (wrong != null) {
            throw wrong;
        }
    }

    /** Lets go of all of them; each is as if it had never been supervised. */
    void letGo() {
        for (Supervised each : new ArrayList<>(supervised.values())) {
            each.handle().unsupervise();
        }
        supervised.clear();
    }
}
