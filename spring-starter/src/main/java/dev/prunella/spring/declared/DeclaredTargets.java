// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.act.Expiry;
import dev.prunella.act.RemediationResult;
import dev.prunella.actuators.component.Component;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.spring.ApplicationLoader;
import dev.prunella.spring.FoundBeans;
import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.component.ComponentBeans;
import dev.prunella.time.SystemTime;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The annotated beans of one context that are neither pools nor executors, and what they hold. Safe for use by several threads. */
final class DeclaredTargets {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredTargets.class);

    private final Declarations declarations;
    private final ComponentBeans components = new ComponentBeans();
    private final FoundBeans found = new FoundBeans();
    private final HeldBeans held;
    private final ApplicationLoader loader;

    DeclaredTargets(ConfigurableListableBeanFactory beans, Declarations declarations) {
        this.declarations = declarations;
        held = new HeldBeans(beans, declarations);
        loader = new ApplicationLoader(beans.getBeanClassLoader());
    }

    FoundBeans found() {
        return found;
    }

    ComponentBeans components() {
        return components;
    }

    /**
     * One more was made.
     *
     * @throws MisdeclaredBeanException if it cannot be supervised as it says
     */
    void add(Declared declared, DeclaredMethods methods, Object instance) {
        check(declared, methods);
        Object thing = restartable(instance);
        requireALook(declared, methods, thing);
        DeclaredTarget target = new DeclaredTarget(
                declared,
                methods,
                probe(declared, methods, Side.INSIDE, instance),
                probe(declared, methods, Side.OUTSIDE, instance),
                DeclaredSteps.of(
                        declared,
                        methods,
                        method -> new MethodAction(BoundMethod.of(declared.bean(), instance, method, loader))),
                null);
        declarations.take(declared);
        add(thing == null ? target : restarted(target, component(declared, thing, instance)));
        warnOfExpired(declared, methods);
    }

    /** @throws MisdeclaredBeanException whatever instance comes of the definition */
    static void check(Declared declared, DeclaredMethods methods) {
        methods.check(declared.bean());
        DeclaredSteps.of(declared, methods, method -> context -> RemediationResult.done(""));
        methods.checkTimeouts(declared.bean());
    }

    /** The bean if it knows how it is stopped and started, or what is behind it; null if neither does. */
    private static @Nullable Object restartable(Object instance) {
        Object behind = BoundMethod.behind(instance);
        if (ComponentBeans.canBe(instance)) {
            return instance;
        }
        return ComponentBeans.canBe(behind) ? behind : null;
    }

    private static void requireALook(Declared declared, DeclaredMethods methods, @Nullable Object thing) {
        if (thing == null && methods.probe(Side.INSIDE) == null) {
            throw new MisdeclaredBeanException(
                    declared.bean(),
                    "@SelfHealing needs a @HealthProbe method that looks from the INSIDE, as the bean is no Restartable and"
                            + " no SmartLifecycle, and no pool or executor that is looked for; got none");
        }
        if (declared.startInLoop() && (thing == null || ComponentBeans.isStartedBySpring(thing))) {
            throw new MisdeclaredBeanException(
                    declared.bean(),
                    "startInLoop of @SelfHealing must stand on a Restartable that Spring does not start");
        }
    }

    private @Nullable Probe probe(Declared declared, DeclaredMethods methods, Side side, Object instance) {
        Method method = methods.probe(side);
        return method == null ? null : new MethodProbe(BoundMethod.of(declared.bean(), instance, method, loader));
    }

    private Component component(Declared declared, Object thing, Object instance) {
        return components.add(
                new ComponentBeans.Restarted(
                        declared.bean(),
                        declared.name(),
                        thing,
                        BoundMethod.behind(instance),
                        declared.drain(),
                        declared.startInLoop()),
                loader);
    }

    private DeclaredTarget restarted(DeclaredTarget target, Component component) {
        Probe further = target.inside() == null ? context -> Reading.pass() : target.inside();
        return target.of(component, components.inside(target.declared().bean(), further));
    }

    private void add(DeclaredTarget target) {
        try {
            target.found(Set.of()); // what cannot be built is known now
        } catch (IllegalArgumentException e) {
            throw new MisdeclaredBeanException(target.declared().bean(), String.valueOf(e.getMessage()));
        }
        found.addDeclared(target.declared().name(), () -> target.found(whatItHolds(target)));
    }

    /** Asked when supervision begins: then all that it may hold is there. A component has to know as well. */
    private Set<String> whatItHolds(DeclaredTarget target) {
        Set<String> holds = held.of(target.declared().bean());
        Set<String> names = new TreeSet<>();
        for (String bean : holds) {
            Declared other = declarations.taken(bean);
            if (other != null) {
                names.add(other.name());
            }
        }
        components.hold(target.declared().bean(), holds);
        return names;
    }

    private static void warnOfExpired(Declared declared, DeclaredMethods methods) {
        LocalDate today = LocalDate.ofInstant(SystemTime.clock().wallTime(), ZoneOffset.UTC);
        methods.remediations().forEach((method, said) -> {
            Expiry expiry = DeclaredSteps.expiryOf(said);
            if (expiry != null && today.isAfter(expiry.lastDay())) {
                LOG.warn(
                        "{}: {} was to be needed until {}, see {}: it is not run any more, and a person is told instead",
                        declared.name(),
                        method.getName(),
                        expiry.lastDay(),
                        expiry.ticket());
            }
        });
    }
}
