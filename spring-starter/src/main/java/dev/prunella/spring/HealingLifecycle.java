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
 * that is being shut down.
 */
final class HealingLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    static final int PHASE = Integer.MAX_VALUE - 100;

    private static final Logger LOG = LoggerFactory.getLogger(HealingLifecycle.class);

    private final ApplicationContext context;
    private final Supervision supervision;
    private final StartBlock block;
    private final List<Target> targets;
    private final List<TargetFinder> finders;
    private volatile boolean running;

    HealingLifecycle(
            ApplicationContext context,
            Supervision supervision,
            StartBlock block,
            List<Target> targets,
            List<TargetFinder> finders) {
        this.context = context;
        this.supervision = supervision;
        this.block = block;
        this.targets = targets;
        this.finders = finders;
    }

    @Override
    public void start() {
        targets.forEach(supervision::declare);
        finders.forEach(finder -> finder.find(supervision::take));
        supervision.endOfStart();
        supervision.supervisor().start();
        LOG.info("{}", block.of(supervision.all()));
        block.strangers(supervision.all()).forEach(LOG::warn);
        running = true;
    }

    /** Spring's executors take no more tasks from here on, before any phase is stopped. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == context) {
            supervision.supervisor().close();
        }
    }

    /** A context that is closed never starts again; one that is merely stopped may. */
    @Override
    public void stop() {
        running = false;
        if (context instanceof ConfigurableApplicationContext own && own.isClosed()) {
            supervision.supervisor().close();
        } else {
            supervision.letGo();
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
