// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.record.VerifiedTrail;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import java.io.PrintStream;
import java.time.Duration;

/** The table at the end. */
final class Table {

    private static final String ROW = "%-14s %-16s %7s %6s   %-38s %s%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void print(Result result) {
        out.println();
        out.printf(ROW, "after the fault", "", "failed", "hung", "time to recovery", "confirmed orders");
        result.acts().forEach(this::act);
        VerifiedTrail trail = result.trail();
        String holds = trail.findings().isEmpty() ? "every link holds" : "but " + trail.findings();
        out.printf("%nThe trail of all acts, %d records, %s: %s%n", trail.records(), holds, result.trailDirectory());
        out.println(
                result.good()
                        ? "Every act went as promised; nothing confirmed is lost; the trail verifies."
                        : "NOT AS PROMISED");
    }

    private void act(Played played) {
        out.println();
        side(played, played.act().name(), "HikariCP alone", played.alone());
        side(played, "", "with Prunella", played.supervised());
        line("diagnosed " + played.healing().diagnosis());
        line("done " + played.healing().done());
        line("verified " + played.healing().verdict());
        if (!played.act().lasts().isZero()) {
            line("%d actions before the fault's end"
                    .formatted(played.healing().actionsBefore(played.span().endsNanos())));
        }
        played.broken().forEach(broken -> line("NOT AS PROMISED: " + broken));
    }

    private void side(Played played, String act, String name, Played.Side side) {
        out.printf(
                ROW,
                act,
                name,
                "%,d".formatted(side.report().failed()),
                "%,d".formatted(side.report().hung()),
                recovery(played, side),
                orders(side.orders()));
    }

    private void line(String what) {
        out.printf("%14s %s%n", "", what);
    }

    private static String recovery(Played played, Played.Side side) {
        Duration recovery = side.report().recovery();
        if (recovery == null) {
            return "not within %.0f s".formatted(watched(side.report()));
        }
        Duration afterEnd = side.recoveredAfter(played.span().endedNanos());
        return played.act().lasts().isZero() || afterEnd == null
                ? "%.2f s".formatted(seconds(recovery))
                : "%.2f s (%.2f s after the fault's end)".formatted(seconds(recovery), seconds(afterEnd));
    }

    private static double watched(LoadReport report) {
        return report.requests().isEmpty()
                ? 0
                : (report.lookedAtNanos() - report.requests().get(0).startNanos()) / 1e9;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String orders(WrittenOnce orders) {
        return "%,d: %d lost, %d twice".formatted(orders.acknowledged(), orders.lost(), orders.duplicated());
    }
}
