// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Spread;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Where the time goes: the phases of the runs that have all of them, as a Markdown table. */
final class PhaseTable {

    private static final String HEAD = """
            | from | to | median (min-max), ms |
            |---|---|---|
            """;

    private final List<Timeline> runs;
    private final StringBuilder lines = new StringBuilder(HEAD);

    /** A run with all its phases. */
    private record Timeline(Moments at, long fault, long trouble, long well) {

        static @Nullable Timeline of(Measured run) {
            Moments moments = run.healing().moments();
            Duration recovery = run.recovery();
            return moments == null || recovery == null
                    ? null
                    : new Timeline(
                            moments,
                            run.faultNanos(),
                            run.firstTroubleNanos(),
                            run.firstTroubleNanos() + recovery.toNanos());
        }
    }

    private PhaseTable(List<Timeline> runs) {
        this.runs = runs;
    }

    /** The table; empty if no run has all phases. */
    static String of(List<Measured> measured) {
        List<Timeline> runs = measured.stream()
                .<Timeline>mapMulti((run, sink) -> {
                    Timeline timeline = Timeline.of(run);
                    if (timeline != null) {
                        sink.accept(timeline);
                    }
                })
                .toList();
        return runs.isEmpty() ? "" : new PhaseTable(runs).text();
    }

    private String text() {
        row("fault begins", "first failed request begins", t -> t.trouble - t.fault);
        row("first failed request begins", "noticed", t -> t.at.noticed() - t.trouble);
        row("noticed", "first inside look begins", t -> t.at.insideBegan() - t.at.noticed());
        row("first inside look begins", "it ends", t -> t.at.insideEnded() - t.at.insideBegan());
        row("first inside look begins", "first outside look begins", t -> t.at.outsideBegan() - t.at.insideBegan());
        row("noticed", "first outside look begins", t -> t.at.outsideBegan() - t.at.noticed());
        row("first outside look begins", "it ends", t -> t.at.outsideEnded() - t.at.outsideBegan());
        row("noticed", "**diagnosed**", t -> t.at.diagnosed() - t.at.noticed());
        count("inside looks begun before the diagnosis", t -> t.at.insideLooks());
        count("outside looks begun before the diagnosis", t -> t.at.outsideLooks());
        row("diagnosed", "permitted, intent handed to the trail", t -> t.at.intended() - t.at.diagnosed());
        row("intent handed over", "durable, asked again, action begins", t -> t.at.actionBegan() - t.at.intended());
        row("action begins", "**acted**", t -> t.at.actionEnded() - t.at.actionBegan());
        row("acted", "first clean second begins", t -> t.well - t.at.actionEnded());
        row("acted", "verdict", t -> t.at.verified() - t.at.actionEnded());
        row("**first failed request begins**", "**first clean second begins**", t -> t.well - t.trouble);
        return lines.toString();
    }

    private void row(String from, String to, ToDoubleFunction<Timeline> nanos) {
        Spread spread = Spread.of(runs, run -> nanos.applyAsDouble(run) / 1e6);
        lines.append("| %s | %s | %s |%n".formatted(from, to, spread.text("%.1f")));
    }

    private void count(String what, ToDoubleFunction<Timeline> number) {
        lines.append("| %s | | %s, a number |%n"
                .formatted(what, Spread.of(runs, number).text("%.0f")));
    }
}
