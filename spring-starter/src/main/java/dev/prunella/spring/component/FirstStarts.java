// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import dev.prunella.actuators.component.Component;
import dev.prunella.spring.AfterStart;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the components whose start was left to the loop, once supervision has begun: one after the other, in the order in which they
 * were made, on a thread that ends with the last of them. One whose start fails is told to the loop, which goes on from there. They are
 * stopped with the context. Safe for use by several threads.
 */
public final class FirstStarts implements SmartLifecycle {

    /** Behind what supervises them, and stopped before anything that they may need. */
    static final int PHASE = Integer.MAX_VALUE - 99;

    private static final Logger LOG = LoggerFactory.getLogger(FirstStarts.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final AfterStart afterStart;
    private final List<Due> all = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean running;

    /**
     * One that we start.
     *
     * @param name the target's
     * @param component told if its start fails
     * @param start how it is started
     * @param drain how long its stop may take
     */
    record Due(String name, Component component, FirstStart start, Duration drain) {}

    FirstStarts(AfterStart afterStart) {
        this.afterStart = afterStart;
    }

    /** One more; at once if the others were started already, as a lazy bean comes late. */
    synchronized void add(Due one) {
        all.add(one);
        if (running) {
            launch(List.of(one));
        }
    }

    @Override
    public void start() {
        if (beginsWithAny()) {
            afterStart.run(this::launchAll);
        }
    }

    private synchronized boolean beginsWithAny() {
        running = true;
        return !all.isEmpty();
    }

    private synchronized void launchAll() {
        if (running && !all.isEmpty()) {
            launch(List.copyOf(all));
        }
    }

    private synchronized void launch(List<Due> some) {
        some.forEach(each -> each.start().isDue());
        Thread thread = SystemTime.daemon("components", () -> some.forEach(this::start));
        threads.add(thread);
        thread.start();
    }

    private void start(Due one) {
        if (!isRunning()) {
            return;
        }
        try {
            one.start().first();
            LOG.info("{}: has been started", one.name());
        } catch (Throwable e) { // whatever it is, the next one is started all the same
            failed(one, e);
        }
    }

    /** One that was interrupted as the context stops has not failed. */
    private void failed(Due one, Throwable e) {
        if (isRunning()) {
            LOG.warn("{}: could not be started, which is left to the loop: {}", one.name(), e.toString(), e);
            one.component().died(e);
        }
    }

    @Override
    public void stop() {
        for (Thread each : end()) {
            each.interrupt();
            join(each);
        }
        List<Due> lastFirst = started();
        lastFirst.forEach(FirstStarts::stop);
    }

    private synchronized List<Thread> end() {
        running = false;
        List<Thread> last = List.copyOf(threads);
        threads.clear();
        return last;
    }

    private synchronized List<Due> started() {
        List<Due> reversed = new ArrayList<>();
        all.forEach(each -> reversed.add(0, each));
        return reversed;
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Due one) {
        try {
            if (one.start().runs()) {
                one.start().stop(one.drain());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{}: could not be stopped: {}", one.name(), e.toString(), e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
