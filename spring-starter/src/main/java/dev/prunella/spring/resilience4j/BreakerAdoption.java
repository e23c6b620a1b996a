// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.resilience4j;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.actuators.resilience4j.AdoptedBreaker;
import dev.prunella.actuators.resilience4j.CircuitBreakerBridge;
import dev.prunella.spring.AfterStart;
import dev.prunella.spring.HealingQuestion;
import dev.prunella.spring.Resilience4jProperties;
import dev.prunella.spring.Supervision;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the breakers followed while supervision lasts, and says which of them stand before no target. Begins behind supervision, so that all
 * targets are known by then.
 */
final class BreakerAdoption implements SmartLifecycle, HealingQuestion {

    static final int PHASE = Integer.MAX_VALUE - 99;

    private static final Logger LOG = LoggerFactory.getLogger(BreakerAdoption.class);

    private final CircuitBreakerBridge bridge;
    private final Supervision supervision;
    private final AfterStart afterStart;
    private final RegistryPostProcessor registries;
    private final Resilience4jProperties properties;
    private volatile boolean running;

    BreakerAdoption(
            CircuitBreakerBridge bridge,
            Supervision supervision,
            AfterStart afterStart,
            RegistryPostProcessor registries,
            Resilience4jProperties properties) {
        this.bridge = bridge;
        this.supervision = supervision;
        this.afterStart = afterStart;
        this.registries = registries;
        this.properties = properties;
    }

    /** Behind supervision, which may begin only after the start. */
    @Override
    public void start() {
        running = true;
        afterStart.run(this::begin);
    }

    private synchronized void begin() {
        HealingSupervisor supervisor = running ? supervision.ifBegun() : null;
        if (supervisor == null) {
            return; // stopped meanwhile, or why it could not begin is told already
        }
        bridge.actFor(supervisor);
        registries.begin(bridge);
        List<AdoptedBreaker> breakers = bridge.breakers();
        if (!breakers.isEmpty()) {
            LOG.info("{}", block(breakers));
        }
        warnOfStrangers(supervisor);
    }

    private static String block(List<AdoptedBreaker> breakers) {
        List<String> lines = new ArrayList<>();
        lines.add("supervisor: circuit breakers are followed");
        for (AdoptedBreaker each : breakers) {
            lines.add(
                    each.supervised()
                            ? "  %s: before %s".formatted(each.breaker(), each.target())
                            : "  %s: before no target and left alone; prunella.resilience4j.breakers.%s names one"
                                    .formatted(each.breaker(), each.breaker()));
        }
        return String.join("\n", lines);
    }

    /** A target may come yet, as lazy beans do. */
    private void warnOfStrangers(HealingSupervisor supervisor) {
        List<String> known = supervisor.status().targets().stream()
                .map(TargetStatus::name)
                .sorted()
                .toList();
        properties.breakers().forEach((breaker, target) -> {
            if (!known.contains(target)) {
                LOG.warn(
                        "supervisor: prunella.resilience4j.breakers.{}={} names no target; there are {}",
                        breaker,
                        target,
                        known);
            }
        });
    }

    @Override
    public synchronized void stop() {
        running = false;
        registries.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public String question() {
        return "breakers";
    }

    @Override
    public List<AdoptedBreaker> answer() {
        return bridge.breakers();
    }
}
