// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Spread;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of results, in Markdown. */
final class ResultsPage {

    private final Options options;
    private final List<Row> rows;
    private final PlatformRestart.@Nullable Times restart;
    private final StringBuilder text = new StringBuilder();

    ResultsPage(Options options, List<Row> rows, PlatformRestart.@Nullable Times restart) {
        this.options = options;
        this.rows = rows;
        this.restart = restart;
    }

    String text(String arguments, String machine) {
        head(arguments, machine);
        glance();
        if (restart != null) {
            text.append(restart.section(rows));
        }
        rows.forEach(this::details);
        return text.toString().stripTrailing() + "\n";
    }

    private void head(String arguments, String machine) {
        text.append("""
                # Time to heal

                %s · %s · `benchmarks/run-time-to-heal%s`

                ![Recovery of each fault with Prunella and without, in seconds on a logarithmic scale](%s)

                Load: %d workers, a write or a read by turns, %d ms between the requests of a worker; real PostgreSQL servers, most
                of them behind a TCP proxy on loopback. *Recovery*: from the start of the first failed or hung request to the start
                of the first second without a failed or > 1 s request; where the database was down, from its return. *Lost*, *twice*:
                acknowledged writes, over the union of all servers. Each run has fresh servers, a fresh pool and, with Prunella, a
                fresh supervisor and trail; the JVM is warm: runs before are not recorded. The variants take turns in one process.
                HikariCP with Prunella has %d runs a row, each watched until no incident is open; HikariCP alone has up to %d, each
                watched until it has recovered or %d s are over (`--patience 120` watches longer), and none after one in which
                it had not recovered.

                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        machine,
                        arguments.isEmpty() ? "" : " " + arguments,
                        options.plot().getFileName(),
                        Trial.WORKERS,
                        Trial.PAUSE.toMillis(),
                        options.runs(),
                        options.peerRuns(),
                        options.patience().toSeconds()));
    }

    private void glance() {
        if (rows.isEmpty()) {
            return;
        }
        List<Variant> variants = List.copyOf(rows.get(0).results().keySet());
        text.append("## At a glance%n%n| | fault | %s | platform restart ÷ Prunella | target of Prunella | |%n"
                .formatted(variants.stream().map(Variant::name).collect(Collectors.joining(" | "))));
        text.append("|---|---|%s---|---|---|%n".formatted("---|".repeat(variants.size())));
        for (Row row : rows) {
            String recoveries = row.results().values().stream()
                    .map(runs -> Row.recoveryText(runs, 2))
                    .collect(Collectors.joining(" | "));
            text.append("| %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            row.fault().id(),
                            row.fault().title(),
                            recoveries,
                            row.timesText(restartSeconds()),
                            row.fault().goal().text(),
                            row.fault().goal().verdict(row.ours())));
        }
        text.append(
                String.format(Locale.ROOT, "%nMedians (least-most). A lost or doubled write misses any target.%n%n"));
        variants.forEach(variant -> text.append("%s: %s.  %n".formatted(variant.name(), variant.settings())));
        text.append('\n');
    }

    private double restartSeconds() {
        return restart == null ? Double.NaN : restart.seconds().median();
    }

    private void details(Row row) {
        Fault fault = row.fault();
        text.append("## %s: %s%n%n%s%n%nTarget: %s: %s.%n%n"
                .formatted(
                        fault.id(),
                        fault.title(),
                        fault.description(),
                        fault.goal().text(),
                        fault.goal().verdict(row.ours())));
        text.append("""
                | variant | runs | recovery, median (min-max) | failed | hung | longest request, s | lost / twice | to verdict, s |
                |---|---|---|---|---|---|---|---|
                """);
        row.results().forEach((variant, runs) -> text.append(summary(variant, runs)));
        row.results().values().stream()
                .map(PhaseTable::of)
                .filter(table -> !table.isEmpty())
                .forEach(table -> text.append("%n### Where the time goes%n%n%s".formatted(table)));
        text.append("%n### Raw rows%n%n%s".formatted(RawRow.HEAD));
        row.results().forEach((variant, runs) -> {
            for (int run = 0; run < runs.size(); run++) {
                text.append(RawRow.of(variant.name(), run + 1, runs.get(run)));
            }
        });
        text.append('\n');
    }

    private static String summary(Variant variant, List<Measured> runs) {
        long lost = runs.stream().mapToLong(run -> run.writes().lost()).sum();
        long twice = runs.stream().mapToLong(run -> run.writes().duplicated()).sum();
        return "| "
                + String.join(
                        " | ",
                        variant.name(),
                        Integer.toString(runs.size()),
                        Row.recoveryText(runs, 3),
                        Spread.of(runs, Measured::failed).text("%.0f"),
                        Spread.of(runs, Measured::hung).text("%.0f"),
                        Spread.of(runs, run -> Spread.seconds(run.longest())).text("%.2f"),
                        lost + " / " + twice,
                        runs.stream().map(Measured::verdict).allMatch(Objects::nonNull)
                                ? Spread.of(runs, run -> Spread.seconds(run.verdict()))
                                        .text("%.2f")
                                : "-")
                + " |\n";
    }
}
