// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Ends supervision, in this order: guards let calls pass, objectives are no longer read, targets are retired, the trail is written to its end, threads stop.
 *
 * @param seams the outside world
 * @param guards of the application
 * @param objectives of the application
 * @param cells the targets
 * @param trail to be closed
 */
record Shutdown(Engine.Seams seams, Guards guards, Objectives objectives, Cells cells, TrailKeeper trail) {

    private static final Duration RETIRE_PATIENCE = Duration.ofMillis(300);
    private static final Duration TRAIL_PATIENCE = Duration.ofMillis(600);
    private static final Duration THREADS_PATIENCE = Duration.ofMillis(800);

    Engine.Closing run() {
        guards.close();
        boolean told = objectives.close();
        List<TargetCell> retired = cells.close(Reason.of("closed", "the supervisor was closed"));
        CompletableFuture<Void> quiet = new CompletableFuture<>();
        Runnable isQuiet = () -> quiet.complete(null);
        // objectives end on the timer's thread, and whoever was told of them hears of it on a worker
        seams.scheduler().after(Duration.ZERO, told ? () -> seams.scheduler().after(Duration.ZERO, isQuiet) : isQuiet);
        if (told || !retired.isEmpty()) {
            seams.scheduler().await(quiet, RETIRE_PATIENCE);
        }
        boolean complete = trail.close(TRAIL_PATIENCE);
        return new Engine.Closing(seams.scheduler().close(THREADS_PATIENCE), complete);
    }
}
