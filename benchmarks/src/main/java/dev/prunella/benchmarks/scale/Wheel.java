// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import io.netty.util.HashedWheelTimer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A hashed wheel with its defaults: ticks of 100 ms, tasks on the wheel's own thread, each put back when it has run. */
final class Wheel implements Load {

    private final HashedWheelTimer wheel = new HashedWheelTimer();
    private List<Component> components = List.of();
    private volatile boolean closed;

    @Override
    public void describe(List<Component> all) {
        components = all;
    }

    @Override
    public void begin(int index) {
        turn(components.get(index));
    }

    private void turn(Component component) {
        component.lookAndWait();
        if (closed) {
            return;
        }
        wheel.newTimeout(again -> turn(component), Component.PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closed = true;
        wheel.stop();
    }
}
