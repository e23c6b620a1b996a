// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as one page: light and dark, readable without pictures. */
final class ReplayPage {

    private static final int MOST_ROWS = 500;

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Replay</title><style>
            :root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --grid: #d1d9e0; --page: #ffffff }
            @media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --soft: #9198a1; --grid: #3d444d;
              --page: #0d1117 } }
            body { font: 15px/1.45 system-ui, sans-serif; color: var(--text); background: var(--page);
              max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
            pre { overflow-x: auto } table { border-collapse: collapse; width: 100% }
            td, th { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--grid) }
            svg { width: 100%; height: auto }
            .key { color: var(--soft) }
            </style></head><body>
            """;

    private final ReplayReport report;
    private final StringBuilder page = new StringBuilder(HEAD);

    private ReplayPage(ReplayReport report) {
        this.report = report;
    }

    static String of(ReplayReport report) {
        return new ReplayPage(report).draw();
    }

    private String draw() {
        page.append("<h1>Replay</h1>\n<pre>").append(escaped(report.summary())).append("</pre>\n");
        page.append(
                "<p class=\"key\">Shaded: a known incident. Upright line: an alarm. Triangle: what would have been done.</p>\n");
        for (Series series : report.recording().series()) {
            page.append("<h2>")
                    .append(escaped(series.name()))
                    .append("</h2>\n")
                    .append(SeriesPicture.of(report, series));
        }
        incidents();
        happened();
        return page.append("</body></html>\n").toString();
    }

    private void incidents() {
        if (report.incidents().isEmpty()) {
            return;
        }
        page.append("<h2>Known incidents</h2>\n<table><tr><th>target</th><th>from</th><th>lasted</th><th>what</th>"
                + "<th>detected after</th><th>acted after</th></tr>\n");
        for (Caught each : report.incidents()) {
            RecordedIncident incident = each.incident();
            row(List.of(
                    incident.target(),
                    incident.from().toString(),
                    ReplayReport.words(Duration.between(incident.from(), incident.to())),
                    incident.what(),
                    ReplayReport.words(each.timeToDetect()),
                    ReplayReport.words(each.timeToAct())));
        }
        page.append("</table>\n");
    }

    private record Happened(Instant at, List<String> cells) {}

    private void happened() {
        List<Happened> all = new ArrayList<>();
        report.detections()
                .forEach(each -> all.add(
                        new Happened(each.at(), List.of(each.at().toString(), each.target(), "alarm", each.what()))));
        report.decisions()
                .forEach(each -> all.add(new Happened(
                        each.at(), List.of(each.at().toString(), each.target(), words(each.kind()), each.what()))));
        report.recording()
                .actions()
                .forEach(each -> all.add(new Happened(
                        each.at(),
                        List.of(
                                each.at().toString(),
                                each.target(),
                                "really done",
                                each.remediation() + " " + each.end()))));
        all.sort(Comparator.comparing(Happened::at));
        page.append("<h2>What would have happened</h2>\n");
        if (all.size() > MOST_ROWS) {
            page.append("<p>The first %d of %d.</p>\n".formatted(MOST_ROWS, all.size()));
        }
        page.append("<table><tr><th>when</th><th>target</th><th></th><th>what</th></tr>\n");
        all.stream().limit(MOST_ROWS).forEach(each -> row(each.cells));
        page.append("</table>\n");
    }

    private static String words(Decision.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void row(List<String> cells) {
        page.append(cells.stream()
                .map(cell -> "<td>" + escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n")));
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
