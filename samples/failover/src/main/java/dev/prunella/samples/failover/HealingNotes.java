// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what the table at the end tells, and hands each phase on as a line. */
final class HealingNotes implements HealingListener {

    private static final int MOST_EVENTS = 10_000;

    private final Consumer<String> lines;
    private final List<Healing.Noted> noted = new ArrayList<>();

    HealingNotes(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void on(HealingEvent event) {
        note(new Healing.Noted(System.nanoTime(), event));
        if (!(event instanceof HealingEvent.Suspected || event instanceof HealingEvent.Cleared)) {
            lines.accept(event.what());
        }
    }

    private synchronized void note(Healing.Noted event) {
        if (noted.size() < MOST_EVENTS) {
            noted.add(event);
        }
    }

    /** What has happened to a target since then. */
    synchronized Healing of(String target, long sinceNanos) {
        return new Healing(noted.stream()
                .filter(each -> each.event().target().equals(target) && each.nanos() - sinceNanos >= 0)
                .toList());
    }
}
