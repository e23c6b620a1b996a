// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page of results, in Markdown. */
final class ResultsPage {

    private final Options options;
    private final StringBuilder text = new StringBuilder();

    ResultsPage(Options options, String arguments, String machine) {
        this.options = options;
        text.append("""
                # Time to heal

                %s · %s · `benchmarks/run-time-to-heal%s`

                Load: %d workers, a write or a read by turns, %d ms between the requests of a worker; two PostgreSQL servers behind
                one address (a TCP proxy on loopback). *Recovery*: from the start of the first failed or hung request to the start of
                the first second without a failed or > 1 s request. *Lost*, *twice*: acknowledged writes, over the union of both
                servers. Each run has fresh servers, a fresh pool and, with Prunella, a fresh supervisor and trail; the JVM is warm:
                one run of each variant before is not recorded. The variants take turns in one process. HikariCP with Prunella has
                %d runs, each watched until the incident is closed; HikariCP alone has %d, each watched until it has recovered
                or %d s are over (`--patience 120` watches longer).

                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        machine,
                        arguments.isEmpty() ? "" : " " + arguments,
                        Trial.WORKERS,
                        Trial.PAUSE.toMillis(),
                        options.runs(),
                        options.peerRuns(),
                        options.patience().toSeconds()));
    }

    void add(Fault fault, Map<Variant, List<Measured>> results) {
        text.append("## %s: %s%n%n%s%n%n".formatted(fault.id(), fault.title(), fault.description()));
        text.append("""
                | variant | runs | recovery, median (min-max) | failed | hung | longest request, s | lost / twice | to verdict, s |
                |---|---|---|---|---|---|---|---|
                """);
        results.forEach((variant, runs) -> text.append(summary(variant, runs)));
        text.append('\n');
        results.forEach((variant, runs) -> text.append("%s: %s.  %n".formatted(variant.name(), variant.settings())));
        results.values().stream()
                .map(PhaseTable::of)
                .filter(table -> !table.isEmpty())
                .forEach(table -> text.append("%n### Where the time goes%n%n%s".formatted(table)));
        text.append("%n### Raw rows%n%n%s".formatted(RawRow.HEAD));
        results.forEach((variant, runs) -> {
            for (int run = 0; run < runs.size(); run++) {
                text.append(RawRow.of(variant.name(), run + 1, runs.get(run)));
            }
        });
        text.append('\n');
    }

    String text() {
        return text.toString().stripTrailing() + "\n";
    }

    private String summary(Variant variant, List<Measured> runs) {
        long lost = runs.stream().mapToLong(run -> run.writes().lost()).sum();
        long twice = runs.stream().mapToLong(run -> run.writes().duplicated()).sum();
        return "| "
                + String.join(
                        " | ",
                        variant.name(),
                        Integer.toString(runs.size()),
                        recovery(runs),
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

    private String recovery(List<Measured> runs) {
        long recovered = runs.stream().filter(run -> run.recovery() != null).count();
        if (recovered == 0) {
            return "not in " + options.patience().toSeconds() + " s";
        }
        String missing = recovered == runs.size()
                ? ""
                : ", " + (runs.size() - recovered) + " not in "
                        + options.patience().toSeconds() + " s";
        return Spread.of(runs, run -> Spread.seconds(run.recovery())).text("%.3f s") + missing;
    }
}
