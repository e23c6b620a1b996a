// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import java.time.Duration;

/**
 * A component that can be stopped and started again in place, as often as need be. {@link #start} and {@link #stop} are never called at the
 * same time, and on worker threads that are interrupted at the deadline of the restart.
 */
public interface Restartable {

    /**
     * Begins to work. Called only while it is not running.
     *
     * @throws Exception if it cannot; then it is not running, and what it has begun is undone
     */
    void start() throws Exception;

    /**
     * Takes no more work, finishes what is in flight, and ends. Called while it is running; harmless where it is not.
     *
     * @param limit how long what is in flight may take, more than zero; what is left then is given up
     * @throws Exception if it cannot end; a component that still {@linkplain #isRunning() runs} is not started a second time
     */
    void stop(Duration limit) throws Exception;

    /** Whether it works, or could if there was work. Cheap, may be called from any thread; false if it died by itself. */
    boolean isRunning();
}
