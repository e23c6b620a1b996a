// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets that this application's beans and properties have led to: kept until there is a supervisor, and handed to it from then on.
 * Safe for use by several threads; holds no lock while it calls anybody, as a bean may be made on any thread at any time.
 */
final class FoundTargets {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final Arming arming;
    private final List<TargetSymptoms> symptoms;
    private final Map<String, Supervised> byName = new LinkedHashMap<>();
    private final AtomicReference<@Nullable IllegalArgumentException> unfit = new AtomicReference<>();
    private volatile boolean starting = true;
    private volatile @Nullable HealingSupervisor supervisor;

    /** What is supervised: a bean that is a target, which properties do not change, or what was found. */
    record Supervised(
            String kind,
            Target target,
            @Nullable Declaration declaration,
            AtomicBoolean handedOver,
            AtomicReference<@Nullable TargetHandle> handle) {

        private static final String BEAN = "bean";

        Supervised(String kind, Target target, @Nullable Declaration declaration) {
            this(kind, target, declaration, new AtomicBoolean(), new AtomicReference<>());
        }

        boolean isBean() {
            return kind.equals(BEAN);
        }

        /** Whose the name is, for people. */
        String owner() {
            return declaration == null ? kind : "bean '" + declaration.bean() + "'";
        }
    }

    /** @param symptoms what else notices trouble of the targets */
    FoundTargets(Arming arming, List<TargetSymptoms> symptoms) {
        this.arming = arming;
        this.symptoms = symptoms;
    }

    /** All of them, sorted by name. */
    List<Supervised> all() {
        synchronized (byName) {
            return List.copyOf(new TreeMap<>(byName).values());
        }
    }

    Set<String> names() {
        synchronized (byName) {
            return Set.copyOf(byName.keySet());
        }
    }

    /**
     * Takes a target that is a bean, in the mode that it was built with.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    void declare(Target target) {
        if (keep(Supervised.BEAN, target, null) != null) {
            throw new IllegalArgumentException("target '%s': name is already supervised".formatted(target.name()));
        }
    }

    /**
     * Takes what was found. If that fails the application runs on without this target, and the log says why; what a property does
     * wrong at the start, and what is wrong with one that was declared, is told by {@link #endOfStart()} instead.
     */
    void take(Found found) {
        if (arming.leavesAlone(found.name())) {
            return;
        }
        try {
            Target target = arming.arm(found);
            Supervised namesake = keep(found.kind(), target, found.declaration());
            if (namesake != null) {
                leave(found, namesake);
            } else {
                handOver();
            }
        } catch (UnfitPropertyException | MisdeclaredBeanException e) {
            refuse(found, e);
        } catch (RuntimeException e) {
            fail(found, e);
        }
    }

    /** Of two that were found by themselves the first is taken; who asks for supervision in code wants it. */
    private void leave(Found found, Supervised namesake) {
        Declaration declaration = found.declaration();
        if (declaration == null) {
            LOG.info("{}: {} is left alone, as {} has that name", found.name(), found.kind(), namesake.kind());
        } else {
            refuse(
                    found,
                    new MisdeclaredBeanException(
                            declaration.bean(),
                            "the target's name must be its own, got '%s', which %s has"
                                    .formatted(found.name(), namesake.owner())));
        }
    }

    private void fail(Found found, RuntimeException e) {
        if (found.declaration() == null) {
            warn(found.name(), found.kind(), e);
        } else {
            refuse(found, new MisdeclaredBeanException(found.declaration().bean(), String.valueOf(e.getMessage())));
        }
    }

    /** Null if it is kept, else what has its name. */
    private @Nullable Supervised keep(String kind, Target target, @Nullable Declaration declaration) {
        Target noticing = target;
        for (TargetSymptoms each : symptoms) {
            noticing = noticing.noticing(each.of(target.name()));
        }
        synchronized (byName) {
            return byName.putIfAbsent(noticing.name(), new Supervised(kind, noticing, declaration));
        }
    }

    /** A bean that is made after the start cannot stop it any more, and who made it has not asked for supervision. */
    private void refuse(Found found, IllegalArgumentException e) {
        if (starting) {
            unfit.compareAndSet(null, e);
        } else {
            LOG.warn("{}: {} is not supervised: {}", found.name(), found.kind(), e.getMessage());
        }
    }

    private static void warn(String name, String kind, RuntimeException e) {
        LOG.warn("{}: {} is not supervised: {}", name, kind, e.getMessage(), e);
    }

    /**
     * All that can stop the start was found; what is found from now on cannot stop it any more.
     *
     * @throws UnfitPropertyException if a property does not fit its component, of several the first
     * @throws MisdeclaredBeanException if an annotation cannot be obeyed, of several the first
     * @throws IllegalArgumentException if a target depends on what is not there
     */
    void endOfStart() {
        starting = false;
        IllegalArgumentException wrong = unfit.get();
        if (wrong != null) {
            throw wrong;
        }
        DependsOn.check(all(), arming::setsDependsOn);
    }

    /**
     * Hands over all that there is, and from now on what comes.
     *
     * @throws RuntimeException as {@link HealingSupervisor#supervise(Target)}, for a bean that is a target
     */
    void superviseBy(HealingSupervisor value) {
        supervisor = value;
        handOver();
    }

    /** Of two threads that are here at once, one hands over the target that both see. */
    private void handOver() {
        HealingSupervisor present = supervisor;
        if (present == null) {
            return;
        }
        for (Supervised each : inOrder()) {
            if (each.handedOver().compareAndSet(false, true)) {
                handOver(each, present);
            }
        }
    }

    private void handOver(Supervised one, HealingSupervisor present) {
        try {
            one.handle().set(present.supervise(one.target()));
        } catch (RuntimeException e) {
            forget(one);
            if (one.isBean()) {
                throw e;
            }
            warn(one.target().name(), one.kind(), e);
        }
    }

    private void forget(Supervised one) {
        synchronized (byName) {
            byName.remove(one.target().name(), one);
        }
    }

    /** In the order in which they came. */
    private List<Supervised> inOrder() {
        synchronized (byName) {
            return new ArrayList<>(byName.values());
        }
    }

    /** Lets go of all of them; each is as if it had never been supervised. */
    void letGo() {
        supervisor = null;
        for (Supervised each : inOrder()) {
            forget(each);
            TargetHandle handle = each.handle().get();
            if (handle != null) {
                handle.unsupervise();
            }
        }
    }
}
