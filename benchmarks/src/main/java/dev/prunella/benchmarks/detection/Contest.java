// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows each series to a contender that has seen nothing, row by row. */
final class Contest {

    private final List<LabelledSeries> series;

    Contest(List<LabelledSeries> series) {
        this.series = List.copyOf(series);
    }

    Scores run(Contender contender, Variant variant) {
        return new Scores(series.stream()
                .map(variant::of)
                .map(each -> new Scores.OfOne(each, scores(contender, each)))
                .toList());
    }

    private static List<Double> scores(Contender contender, LabelledSeries series) {
        Contender.Scorer scorer = contender.make();
        List<Double> scores = new ArrayList<>();
        for (int row = 0; row < series.rows(); row++) {
            scores.add(
                    scorer.score(series.epochSeconds().get(row), series.values().get(row)));
        }
        return scores;
    }

    /** Writes the scores of each row where the benchmark's own tools look for them. */
    void write(Contender contender, Path folder) throws IOException {
        for (LabelledSeries each : series) {
            Path name = Path.of(each.name());
            Path file = folder.resolve(name).resolveSibling("prunella_" + name.getFileName());
            List<String> lines = new ArrayList<>(List.of("timestamp,value,anomaly_score"));
            List<Double> scores = scores(contender, each);
            for (int row = 0; row < each.rows(); row++) {
                lines.add(each.timestamps().get(row) + "," + each.values().get(row) + "," + scores.get(row));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        }
    }
}
