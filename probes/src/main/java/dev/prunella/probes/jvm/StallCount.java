// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Counts the collections that began because a thread had to wait for memory. The virtual machine tells of each collection; who listens is let
 * go of with the first notification after the count itself was forgotten, so nobody has to close it.
 */
final class StallCount {

    private static final String CAUSE = "gcCause";
    private static final List<String> CAUSES_OF_WAITING = List.of("Allocation Stall", "Allocation Failure");

    private final AtomicLong count = new AtomicLong();

    /** Begins to listen to these beans. */
    static StallCount of(List<?> beans) {
        StallCount counting = new StallCount();
        for (Object bean : beans) {
            if (bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(new Listener(emitter, counting), null, null);
            }
        }
        return counting;
    }

    long get() {
        return count.get();
    }

    private void told(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data && data.containsKey(CAUSE)) {
            String cause = String.valueOf(data.get(CAUSE));
            if (CAUSES_OF_WAITING.stream().anyMatch(cause::startsWith)) {
                count.incrementAndGet();
            }
        }
    }

    private static final class Listener implements NotificationListener {

        private final NotificationEmitter emitter;
        private final WeakReference<StallCount> counting;

        Listener(NotificationEmitter emitter, StallCount counting) {
            this.emitter = emitter;
            this.counting = new WeakReference<>(counting);
        }

        @Override
        public void handleNotification(Notification notification, Object handback) {
            StallCount alive = counting.get();
            if (alive == null) {
                leave();
            } else {
                alive.told(notification);
            }
        }

        private void leave() {
            try {
                emitter.removeNotificationListener(this);
            } catch (ListenerNotFoundException alreadyGone) {
                // Two notifications at once: the other one has done it.
                return;
            }
        }
    }
}
