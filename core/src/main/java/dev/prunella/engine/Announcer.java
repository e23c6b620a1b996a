// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.TargetEvent;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.telemetry.TargetView;
import java.util.function.Consumer;

/**
 * Tells what happens: first the trail, then the listeners.
 *
 * @param recorder writes the trail
 * @param bus tells the listeners
 */
record Announcer(Recorder recorder, EventBus bus) {

    void tell(HealingEvent event, String group) {
        recorder.record(event, group);
        bus.publish(event);
    }

    void joined(TargetView target) {
        bus.joined(target);
    }

    void left(TargetView target) {
        bus.left(target);
    }

    /** The answer comes when the record is durable or refused. */
    void intend(HealingEvent.Intended event, String group, Consumer<TargetEvent> answer) {
        bus.publish(event);
        recorder.intend(event, group, answer);
    }
}
