// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.time.HealingScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, each on a lane of its own, so that one that blocks or throws hurts neither the loop nor the others. */
final class EventBus {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong thrown = new AtomicLong();

    EventBus(List<HealingListener> listeners, HealingScheduler scheduler) {
        for (HealingListener listener : listeners) {
            HealingScheduler.Lane lane = scheduler.lane("listener-" + (subscribers.size() + 1));
            subscribers.add(new Subscriber(listener, lane, new AtomicBoolean()));
        }
    }

    private record Subscriber(HealingListener listener, HealingScheduler.Lane lane, AtomicBoolean complained) {}

    void publish(HealingEvent event) {
        for (Subscriber subscriber : subscribers) {
            if (!subscriber.lane.offer(() -> tell(subscriber, event))) {
                dropped.incrementAndGet();
            }
        }
    }

    /** Events that a listener did not get because its queue was full. */
    long dropped() {
        return dropped.get();
    }

    /** Calls of listeners that threw. */
    long thrown() {
        return thrown.get();
    }

    private void tell(Subscriber subscriber, HealingEvent event) {
        Fence.run(() -> subscriber.listener.on(event), reason -> failed(subscriber, reason));
    }

    private void failed(Subscriber subscriber, Reason reason) {
        thrown.incrementAndGet();
        if (subscriber.complained.compareAndSet(false, true)) {
            LOG.warn(
                    "supervisor: listener {} failed, further failures are only counted: {}",
                    subscriber.listener.getClass().getName(),
                    reason);
        }
    }
}
