// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import dev.prunella.act.HealedThing;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Generation;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A component that is restarted in place. It knows how often it was started, and so whether what it holds on to was restarted after it.
 * Safe for use by several threads. One supervisor at a time.
 */
public final class Component implements HealedThing, SymptomSource {

    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);

    private final String name;
    private final Restartable thing;
    private final ReentrantLock restarting = new ReentrantLock();
    private final AtomicReference<@Nullable Object> owner = new AtomicReference<>();
    private volatile Duration drain = DEFAULT_DRAIN;
    private volatile List<Held> held = List.of();
    private volatile Generation generation = Generation.FIRST;
    private volatile @Nullable Listener listener;
    private volatile String lastWords = "it does not run";

    /** What it holds on to, as it was when this was started. */
    private record Held(Component component, Generation startedOn) {

        Held now() {
            return new Held(component, component.generation);
        }

        boolean isReplaced() {
            return component.generation.number() > startedOn.number();
        }
    }

    private Component(String name, Restartable thing) {
        this.name = name;
        this.thing = thing;
    }

    /**
     * A component that is there already, running or not.
     *
     * @param name the name of its target
     * @param thing is started by this only in a remediation
     */
    public static Component of(String name, Restartable thing) {
        return new Component(Objects.requireNonNull(name, "name"), Objects.requireNonNull(thing, "thing"));
    }

    /**
     * What it holds on to: its target depends on theirs, and when one of those is restarted after this was started, this one is ill with cause
     * {@link ComponentReadings#DEPENDENCY_RESTARTED}, and is restarted once that is well. Replaces what was said before.
     */
    public Component holding(Component... dependencies) {
        List<Held> all = new ArrayList<>();
        for (Component each : dependencies) {
            if (each == this) {
                throw new IllegalArgumentException(
                        "component '%s': holding must name others, got itself".formatted(name));
            }
            all.add(new Held(each, each.generation));
        }
        held = List.copyOf(all);
        return this;
    }

    /** How long what is in flight may take when it is stopped, more than zero; default 10 s. */
    public Component draining(Duration limit) {
        Span.positive("component '%s'".formatted(name), "draining", limit);
        drain = limit;
        return this;
    }

    /** Tells the loop at once, on any thread, that it died by itself; without that it is found at the next look. Never throws. */
    public void died(Throwable cause) {
        lastWords = "it does not run: it died of " + cause;
        Listener hearer = listener;
        if (hearer != null) {
            hearer.noticed(new Reason(ComponentReadings.DIED, "died of " + cause));
        }
    }

    /** Its target's name. */
    public String name() {
        return name;
    }

    Duration drain() {
        return drain;
    }

    boolean isRunning() {
        return thing.isRunning();
    }

    String lastWords() {
        return lastWords;
    }

    List<String> dependencies() {
        return held.stream().map(each -> each.component().name).toList();
    }

    /** One that was restarted after this was started; null for none. */
    @Nullable
    Component replacedDependency() {
        for (Held each : held) {
            if (each.isReplaced()) {
                return each.component();
            }
        }
        return null;
    }

    /** Stops it if it runs, and starts it; once for each generation, so that an order that comes twice does it once. */
    RemediationResult restart(RemediationContext context) throws Exception {
        restarting.lockInterruptibly();
        try {
            if (generation.number() > context.attempt().generation().number()) {
                return RemediationResult.alreadyDone("is %s already".formatted(generation));
            }
            List<Held> startsOn = held.stream().map(Held::now).toList();
            boolean wasRunning = thing.isRunning();
            if (wasRunning) {
                stop(context);
            }
            thing.start();
            held = startsOn;
            generation = generation.next();
            lastWords = "it does not run";
            return RemediationResult.done((wasRunning ? "restarted as " : "started as ") + generation);
        } finally {
            restarting.unlock();
        }
    }

    /** One that still runs is never started a second time. */
    private void stop(RemediationContext context) throws Exception {
        Duration left = context.remaining();
        thing.stop(drain.compareTo(left) < 0 ? drain : left);
        if (thing.isRunning()) {
            throw new IllegalStateException("it still runs after it was stopped, with %s to finish".formatted(drain));
        }
    }

    @Override
    public Cancellable subscribe(Listener hearer) {
        listener = hearer;
        return () -> listener = null;
    }

    @Override
    public boolean claim(Object supervisor) {
        return owner.compareAndSet(null, supervisor);
    }

    @Override
    public void release(Object supervisor) {
        owner.compareAndSet(supervisor, null);
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public String toString() {
        return name;
    }
}
