// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Detector;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one detector look at its pace, on a worker and never twice at a time. One that does not return is not asked again, and one
 * that throws is told once. Confined to the timer's thread but for the detector itself.
 */
final class DetectorRunner {

    private final String name;
    private final Detector.Watch watch;
    private final ProbeRunner.Tools tools;
    private final BooleanSupplier wanted;
    private final Consumer<Reason> noticed;
    private final Consumer<Reason> contained;
    private final AtomicReference<@Nullable Reason> trouble = new AtomicReference<>();
    private volatile boolean stopped;
    private Cancellable next = () -> {};

    /**
     * @param wanted whether anybody would listen now
     * @param noticed told what looks wrong
     * @param contained told, once, what the detector threw
     */
    DetectorRunner(
            String name,
            Detector.Watch watch,
            ProbeRunner.Tools tools,
            BooleanSupplier wanted,
            Consumer<Reason> noticed,
            Consumer<Reason> contained) {
        this.name = name;
        this.watch = watch;
        this.tools = tools;
        this.wanted = wanted;
        this.noticed = noticed;
        this.contained = contained;
    }

    void start() {
        if (!stopped) {
            next = tools.scheduler().after(watch.every(), this::look);
        }
    }

    /** From any thread; a look that runs may still end. */
    void stop() {
        stopped = true;
        next.cancel();
    }

    private void look() {
        if (stopped) {
            return;
        }
        if (wanted.getAsBoolean()) {
            tools.scheduler().run(name, this::detect);
        } else {
            start();
        }
    }

    private void detect() {
        Fence.run(this::tell, reason -> {
            if (trouble.compareAndSet(null, reason)) {
                contained.accept(reason);
            }
        });
        tools.scheduler().after(Duration.ZERO, this::start);
    }

    private void tell() {
        Reason reason = watch.detector().detect();
        if (reason != null && !stopped) {
            noticed.accept(reason);
        }
    }
}
