// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import dev.prunella.actuators.component.Component;
import dev.prunella.actuators.component.Restartable;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.spring.AfterStart;
import dev.prunella.spring.ApplicationLoader;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/** The beans of one context that can be restarted, as components of the loop. Safe for use by several threads. */
public final class ComponentBeans implements ApplicationListener<ComponentDied> {

    private final Map<String, Component> byBean = new ConcurrentHashMap<>();
    private final IdentityHashMap<Object, Component> byThing = new IdentityHashMap<>();
    private final Map<String, Set<String>> holds = new ConcurrentHashMap<>();
    private final Map<String, FirstStart> firsts = new ConcurrentHashMap<>();
    private final List<FirstStarts.Due> early = new ArrayList<>();
    private @Nullable FirstStarts firstStarts;

    /** None yet. */
    public ComponentBeans() {}

    /**
     * A bean that can be restarted.
     *
     * @param bean its name
     * @param target its target's name
     * @param instance as others call it, perhaps a proxy
     * @param behind the bean itself
     * @param drain how long its stop may take, more than zero
     * @param startInLoop whether it is we who start it; not for what Spring starts
     */
    public record Restarted(
            String bean, String target, Object instance, Object behind, Duration drain, boolean startInLoop) {}

    /** Whether a bean knows how it is stopped and started. */
    public static boolean canBe(Object bean) {
        return bean instanceof Restartable || isStartedBySpring(bean);
    }

    /** Whether Spring starts and stops it. */
    public static boolean isStartedBySpring(Object bean) {
        return bean instanceof SmartLifecycle && !(bean instanceof Restartable);
    }

    /** One more, where {@link #canBe(Object)} says so. */
    public Component add(Restarted one, ApplicationLoader loader) {
        Restartable thing = new LoadedRestart(thingOf(one), loader);
        FirstStart first = one.startInLoop() ? new FirstStart(thing, SystemTime.clock()) : null;
        Component component =
                Component.of(one.target(), first == null ? thing : first).draining(one.drain());
        byBean.put(one.bean(), component);
        synchronized (byThing) {
            byThing.put(one.instance(), component);
            byThing.put(one.behind(), component);
        }
        if (first != null) {
            firsts.put(one.bean(), first);
            start(new FirstStarts.Due(one.target(), component, first, one.drain()));
        }
        return component;
    }

    private static Restartable thingOf(Restarted one) {
        return one.instance() instanceof Restartable restartable
                ? restartable
                : new LifecycleRestart(one.bean(), (SmartLifecycle) one.instance());
    }

    /** The look at a component behind that whether it runs: nothing is known of one whose first start is expected. */
    public Probe inside(String bean, Probe further) {
        FirstStart first = firsts.get(bean);
        return first == null
                ? further
                : context -> first.isExpected()
                        ? Reading.unknown("not-started", "its first start is expected")
                        : further.look(context);
    }

    private void start(FirstStarts.Due due) {
        FirstStarts present;
        synchronized (early) {
            present = firstStarts;
            if (present == null) {
                early.add(due);
            }
        }
        if (present != null) {
            present.add(due);
        }
    }

    /** What starts those that nobody else starts. */
    public FirstStarts startedAfter(AfterStart start) {
        FirstStarts made = new FirstStarts(start);
        synchronized (early) {
            early.forEach(made::add);
            early.clear();
            firstStarts = made;
        }
        return made;
    }

    /** What of these a component holds on to, each since now: beans that are no components are left out. Said again it changes nothing. */
    public void hold(String bean, Set<String> others) {
        Component holder = byBean.get(bean);
        if (holder == null || others.equals(holds.put(bean, Set.copyOf(others)))) {
            return;
        }
        holder.holding(others.stream().map(byBean::get).filter(Objects::nonNull).toArray(Component[]::new));
    }

    @Override
    public void onApplicationEvent(ComponentDied event) {
        Component component;
        synchronized (byThing) {
            component = byThing.get(event.getSource());
        }
        if (component != null) {
            component.died(event.cause());
        }
    }
}
