// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Does what an application need not wait for until it is ready: once it is, and at the latest a second after it has started, as there are
 * runners that never return. On a thread that ends with the last of it. Safe for use by several threads.
 */
public final class AfterStart implements ApplicationListener<SpringApplicationEvent>, DisposableBean {

    /** Registered by each SpringApplication in the context that it runs; nobody else tells a context that it has started. */
    private static final String RUN_BY_AN_APPLICATION = "springApplicationArguments";

    private static final Logger LOG = LoggerFactory.getLogger(AfterStart.class);
    private static final Duration RUNNERS_PATIENCE = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final ApplicationContext context;
    private final List<Runnable> tasks = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private boolean over;
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** Made by Spring. */
    AfterStart(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Does this after the start, behind what was handed over earlier; at once, on this thread, where there is no start to wait for: it is
     * over, or the context is not run by a SpringApplication, as in many tests.
     *
     * @param task what it throws after the start is only logged
     */
    public void run(Runnable task) {
        if (!keeps(task)) {
            task.run();
        }
    }

    private synchronized boolean keeps(Runnable task) {
        return isToCome() && tasks.add(task);
    }

    /** Whether the application will have started only later. */
    synchronized boolean isToCome() {
        return !over && context.containsLocalBean(RUN_BY_AN_APPLICATION);
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationStartedEvent started && started.getApplicationContext() == context) {
            begin();
        } else if (event instanceof ApplicationReadyEvent isReady && isReady.getApplicationContext() == context) {
            ready.countDown();
        }
    }

    private synchronized void begin() {
        if (over) {
            return;
        }
        over = true;
        if (!tasks.isEmpty()) {
            List<Runnable> all = List.copyOf(tasks);
            thread = SystemTime.daemon("start", () -> runAll(all));
            thread.setContextClassLoader(context.getClassLoader()); // as whoever starts an application has it
            thread.start();
        }
    }

    private void runAll(List<Runnable> all) {
        try {
            ready.await(RUNNERS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return; // by nobody but the end of the process
        }
        for (Runnable each : all) {
            if (!closed) {
                fenced(each);
            }
        }
    }

    private static void fenced(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // what else is to be done is done all the same
            LOG.error("supervisor: what was left to be done after the start has failed", e);
        }
    }

    /** Drops what was not begun, and waits a while for the thread, which may be using what is destroyed next. */
    @Override
    public void destroy() {
        closed = true;
        ready.countDown();
        Thread running = end();
        if (running == null) {
            return;
        }
        try {
            running.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread end() {
        over = true;
        return thread;
    }
}
