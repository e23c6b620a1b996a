// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.decide.Policy;
import dev.prunella.detect.series.GrowthDetector;
import dev.prunella.detect.series.Room;
import dev.prunella.target.Target;
import dev.prunella.testkit.replay.Recording;
import dev.prunella.testkit.replay.Replay;
import dev.prunella.testkit.replay.ReplayReport;
import dev.prunella.testkit.replay.ReplayTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code docs/replay.md} shows, compiled; {@link ReadmeTest} compares the two. */
final class ReplayExample {

    private ReplayExample() {}

    static void tried(Path answer, Path auditDirectory, Policy policy, Target ordersPool) throws IOException {
        // region
        Recording lastMonth = Recording.prometheus(answer).and(Recording.trail(auditDirectory));
        ReplayReport report = Replay.of(lastMonth)
                .tolerance(Duration.ofHours(3))
                .through(
                        policy,
                        ReplayTarget.of(ordersPool)
                                .inside("orders_error_ratio", ratio -> ratio > 0.05, "failing")
                                .detecting(
                                        "hikaricp_connections_active",
                                        () -> GrowthDetector.of(Room.upTo(50, "connections"))));
        report.writeHtml(Path.of("replay.html"));
        // endregion
    }
}
