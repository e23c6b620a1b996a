// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder in the layout of the Numenta Anomaly Benchmark (A. Lavin and S. Ahmad, 2015): {@code data/CATEGORY/FILE.csv} with timestamp and
 * value, and {@code windows.json} with the labelled windows of each file.
 */
final class NabFolder {

    private static final int TO_THE_SECOND = 19;

    private NabFolder() {}

    /** All series, sorted by name. */
    static List<LabelledSeries> read(Path folder) throws IOException {
        Map<String, List<List<String>>> windows =
                new ObjectMapper().readValue(folder.resolve("windows.json").toFile(), new TypeReference<>() {});
        List<LabelledSeries> all = new ArrayList<>();
        for (Map.Entry<String, List<List<String>>> each : new TreeMap<>(windows).entrySet()) {
            all.add(series(folder.resolve("data").resolve(each.getKey()), each.getKey(), each.getValue()));
        }
        return all;
    }

    private static LabelledSeries series(Path file, String name, List<List<String>> labels) throws IOException {
        List<String> timestamps = new ArrayList<>();
        List<Long> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            int comma = line.indexOf(',');
            timestamps.add(line.substring(0, comma));
            seconds.add(epochSecond(line.substring(0, comma)));
            values.add(Double.valueOf(line.substring(comma + 1)));
        }
        List<LabelledSeries.Window> windows = new ArrayList<>();
        for (List<String> label : labels) {
            windows.add(window(file, seconds, epochSecond(label.get(0)), epochSecond(label.get(1))));
        }
        return new LabelledSeries(name, timestamps, seconds, values, windows);
    }

    private static LabelledSeries.Window window(Path file, List<Long> seconds, long from, long until)
            throws IOException {
        int first = -1;
        int last = -1;
        for (int row = 0; row < seconds.size(); row++) {
            if (seconds.get(row) >= from && seconds.get(row) <= until) {
                first = first < 0 ? row : first;
                last = row;
            }
        }
        if (first < 0) {
            throw new IOException("%s: no row lies in the window from %s to %s".formatted(file, from, until));
        }
        return new LabelledSeries.Window(first, last);
    }

    private static long epochSecond(String timestamp) {
        String plain = timestamp.length() > TO_THE_SECOND ? timestamp.substring(0, TO_THE_SECOND) : timestamp;
        return LocalDateTime.parse(plain.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    }
}
