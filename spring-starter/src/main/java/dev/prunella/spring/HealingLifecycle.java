// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.target.Target;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts supervision after everything that is supervised, the web server included, and ends it before them, so that nothing is healed
 * that is being shut down. What is wrong stops the start; what takes its time is left to a thread of its own.
 */
final class HealingLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    static final int PHASE = Integer.MAX_VALUE - 100;

    private static final Logger LOG = LoggerFactory.getLogger(HealingLifecycle.class);

    private final ApplicationContext context;
    private final Supervision supervision;
    private final AfterStart afterStart;
    private final List<Target> targets;
    private final List<TargetFinder> finders;
    private final List<SupervisorAddition> additions;
    private final boolean anythingSet;
    private volatile boolean running;

    /** @param anythingSet whether the application has set anything for a single target */
    HealingLifecycle(
            ApplicationContext context,
            Supervision supervision,
            AfterStart afterStart,
            List<Target> targets,
            List<TargetFinder> finders,
            List<SupervisorAddition> additions,
            boolean anythingSet) {
        this.context = context;
        this.supervision = supervision;
        this.afterStart = afterStart;
        this.targets = targets;
        this.finders = finders;
        this.additions = additions;
        this.anythingSet = anythingSet;
    }

    @Override
    public void start() {
        supervision.prepare(targets, finders, additions, anythingSet);
        if (supervision.mayWait() && afterStart.isToCome()) {
            afterStart.run(this::beginLate);
        } else {
            supervision.begin();
        }
        running = true;
    }

    /** Nothing can be stopped any more: it is told, here and by whoever is asked for the supervisor. */
    private void beginLate() {
        try {
            supervision.begin();
        } catch (IllegalStateException e) {
            LOG.error("supervisor: {}; the application runs on without it", e.getMessage(), e);
        }
    }

    /** Spring's executors take no more tasks from here on, before any phase is stopped. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == context) {
            supervision.close();
        }
    }

    /** A context that is closed never starts again; one that is merely stopped may. */
    @Override
    public void stop() {
        running = false;
        if (context instanceof ConfigurableApplicationContext own && own.isClosed()) {
            supervision.close();
        } else {
            supervision.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
