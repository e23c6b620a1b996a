// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import dev.prunella.actuators.component.Restartable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.SmartLifecycle;

/**
 * One bean of Spring's lifecycle, stopped and started while all others stay as they are. A stop is over when the bean says so by its
 * callback, as when the context is closed: then what was under way in it is done.
 */
final class LifecycleRestart implements Restartable {

    private final String bean;
    private final SmartLifecycle lifecycle;

    LifecycleRestart(String bean, SmartLifecycle lifecycle) {
        this.bean = bean;
        this.lifecycle = lifecycle;
    }

    @Override
    public void start() {
        lifecycle.start();
    }

    /**
     * One that does not run has nothing to stop, as to Spring.
     *
     * @param limit how long it may take until it says that it has stopped
     * @throws TimeoutException if it takes longer
     */
    @Override
    public void stop(Duration limit) throws InterruptedException, TimeoutException {
        if (!lifecycle.isRunning()) {
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        lifecycle.stop(stopped::countDown);
        if (!stopped.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("bean '%s' has not stopped within %s".formatted(bean, limit));
        }
    }

    @Override
    public boolean isRunning() {
        return lifecycle.isRunning();
    }
}
