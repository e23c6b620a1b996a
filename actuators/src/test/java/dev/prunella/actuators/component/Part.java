// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A component whose starts may fail, whose ends may take long, and which can die. */
final class Part implements Restartable {

    private final String name;
    private final List<String> diary;
    final AtomicInteger failingStarts = new AtomicInteger();
    volatile boolean endless;
    volatile boolean running;
    volatile Duration lastLimit = Duration.ZERO;

    /** @param diary where all parts write what was done to them */
    Part(String name, List<String> diary) {
        this.name = name;
        this.diary = diary;
    }

    @Override
    public void start() {
        diary.add("start " + name);
        if (failingStarts.getAndDecrement() > 0) {
            throw new IllegalStateException("port 4711 is taken");
        }
        running = true;
    }

    @Override
    public void stop(Duration limit) {
        diary.add("stop " + name);
        lastLimit = limit;
        running = endless;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
