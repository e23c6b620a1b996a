// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.record.telemetry.IncidentFlight;
import dev.prunella.record.telemetry.SupervisorView;
import dev.prunella.record.telemetry.TargetView;
import dev.prunella.record.telemetry.Telemetry;
import dev.prunella.record.telemetry.Told;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners and telemetry, each on a lane of its own, so that one that blocks or throws hurts neither the loop nor the
 * others. The log and the flight recorder, which are ours and quick, share the first lane.
 */
final class EventBus {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final HealingClock clock;
    private final List<Subscriber> subscribers = new ArrayList<>();
    /** Those who also want to know who is supervised. */
    private final List<Subscriber> followers = new ArrayList<>();

    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong thrown = new AtomicLong();

    EventBus(
            List<HealingListener> listeners,
            List<Telemetry> telemetry,
            HealingClock clock,
            HealingScheduler scheduler) {
        this.clock = clock;
        HealingScheduler.Lane first = scheduler.lane("listener-1");
        subscribe(new PhaseLog(), PhaseLog.class.getName(), first);
        IncidentFlight.ifPresent()
                .forEach(each -> subscribe(each, each.getClass().getName(), first));
        int number = 1;
        for (HealingListener listener : listeners) {
            number++;
            HealingScheduler.Lane lane = scheduler.lane("listener-" + number);
            String name = listener.getClass().getName();
            subscribe(told -> listener.on(told.event()), name, lane);
        }
        int machine = 0;
        for (Telemetry each : telemetry) {
            machine++;
            HealingScheduler.Lane lane = scheduler.lane("telemetry-" + machine);
            followers.add(subscribe(each, each.getClass().getName(), lane));
        }
    }

    private Subscriber subscribe(Telemetry hearer, String name, HealingScheduler.Lane lane) {
        Subscriber subscriber = new Subscriber(hearer, name, lane, new AtomicBoolean(), new AtomicBoolean());
        subscribers.add(subscriber);
        return subscriber;
    }

    /** {@code behind} tells that a change of who is supervised did not get through. */
    private record Subscriber(
            Telemetry hearer,
            String name,
            HealingScheduler.Lane lane,
            AtomicBoolean complained,
            AtomicBoolean behind) {}

    void begin(SupervisorView supervisor) {
        for (Subscriber follower : followers) {
            offer(follower, () -> follower.hearer.begin(supervisor));
        }
    }

    void publish(HealingEvent event) {
        Told told = new Told(event, clock.nanoTime(), clock.wallTime());
        for (Subscriber subscriber : subscribers) {
            if (!offer(subscriber, () -> tell(subscriber, told))) {
                dropped.incrementAndGet();
            }
        }
    }

    void joined(TargetView target) {
        followers.forEach(follower -> {
            fenced(follower, () -> follower.hearer.joined(target));
            catchUp(follower);
        });
    }

    void left(TargetView target) {
        followers.forEach(follower -> {
            fenced(follower, () -> follower.hearer.left(target));
            catchUp(follower);
        });
    }

    /** Somebody is there who was not. */
    void catchUp() {
        followers.forEach(this::catchUp);
    }

    /** Events that a listener did not get because its queue was full. */
    long dropped() {
        return dropped.get();
    }

    /** Calls of listeners that threw. */
    long thrown() {
        return thrown.get();
    }

    private void catchUp(Subscriber subscriber) {
        if (!offer(subscriber, subscriber.hearer::refresh)) {
            subscriber.behind.set(true);
        }
    }

    private void tell(Subscriber subscriber, Told told) {
        if (subscriber.behind.getAndSet(false)) {
            fenced(subscriber, subscriber.hearer::refresh);
        }
        subscriber.hearer.told(told);
    }

    private boolean offer(Subscriber subscriber, Runnable task) {
        return subscriber.lane.offer(() -> fenced(subscriber, task));
    }

    private void fenced(Subscriber subscriber, Runnable call) {
        Fence.run(call, reason -> failed(subscriber, reason));
    }

    private void failed(Subscriber subscriber, Reason reason) {
        thrown.incrementAndGet();
        if (subscriber.complained.compareAndSet(false, true)) {
            LOG.warn("supervisor: listener {} failed, further failures are only counted: {}", subscriber.name, reason);
        }
    }
}
