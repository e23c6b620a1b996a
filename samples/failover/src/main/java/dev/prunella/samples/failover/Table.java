// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.record.VerifiedTrail;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import java.io.PrintStream;
import java.time.Duration;

/** The table at the end. */
final class Table {

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void print(Result result) {
        LoadReport alone = result.alone().report();
        LoadReport supervised = result.supervised().report();
        HealingNotes notes = result.notes();
        out.println();
        row("after the fault", "HikariCP alone", "supervised by Prunella");
        row("failed requests", count(alone.failed()), count(supervised.failed()));
        row("hung requests (> 1 s)", count(alone.hung()), count(supervised.hung()));
        row("time to recovery", recovery(alone), recovery(supervised));
        row("diagnosis", "-", notes.diagnosis());
        row("what was done", "-", notes.done());
        row("verified", "-", notes.verdict());
        row(
                "confirmed orders",
                orders(result.alone().orders()),
                orders(result.supervised().orders()));
        row("trail", "-", trail(result.trail()));
        out.printf("%nThe trail: %s%n", result.trailDirectory());
        out.println(result.good() ? "Healed; nothing confirmed is lost; the trail verifies." : "NOT HEALED");
    }

    private void row(String what, String alone, String supervised) {
        out.printf("%-23s %-26s %s%n", what, alone, supervised);
    }

    private static String count(long number) {
        return "%,d".formatted(number);
    }

    private static String recovery(LoadReport report) {
        Duration recovery = report.recovery();
        long watched = report.requests().isEmpty()
                ? 0
                : report.lookedAtNanos() - report.requests().get(0).startNanos();
        return recovery == null
                ? "not within %.0f s".formatted(watched / 1e9)
                : "%.2f s".formatted(recovery.toNanos() / 1e9);
    }

    private static String orders(WrittenOnce orders) {
        return "%,d: %d lost, %d twice".formatted(orders.acknowledged(), orders.lost(), orders.duplicated());
    }

    private static String trail(VerifiedTrail trail) {
        return "%d records, every link holds%s"
                .formatted(trail.records(), trail.findings().isEmpty() ? "" : ", but " + trail.findings());
    }
}
