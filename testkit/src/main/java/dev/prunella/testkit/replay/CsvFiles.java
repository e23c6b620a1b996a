// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables of values and of incidents. */
final class CsvFiles {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    /** Seconds of Unix time stay below this until the year 5138; milliseconds have been above it since 1973. */
    private static final double FIRST_MILLIS = 1e11;

    private static final double MILLIS_A_SECOND = 1_000;

    private CsvFiles() {}

    static Recording series(Path file) throws IOException {
        try (CSVParser table = parser(file)) {
            List<String> names = table.getHeaderNames();
            if (names.size() < 2) {
                throw wrong(file, 1, "needs a column of time and one of values", String.valueOf(names));
            }
            List<Long> times = new ArrayList<>();
            List<List<Double>> columns = new ArrayList<>();
            names.forEach(name -> columns.add(new ArrayList<>()));
            for (CSVRecord row : table) {
                long line = table.getCurrentLineNumber();
                if (row.size() != names.size()) {
                    throw wrong(file, line, "needs " + names.size() + " fields", String.valueOf(row.toList()));
                }
                times.add(time(row.get(0), file, line).toEpochMilli());
                for (int i = 1; i < names.size(); i++) {
                    columns.get(i).add(value(row.get(i), file, line));
                }
            }
            List<Series> all = new ArrayList<>();
            for (int i = 1; i < names.size(); i++) {
                all.add(Series.of(
                        names.get(i),
                        times.stream().mapToLong(Long::longValue).toArray(),
                        columns.get(i).stream().mapToDouble(Double::doubleValue).toArray()));
            }
            return new Recording(all, List.of(), List.of());
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static List<RecordedIncident> incidents(Path file) throws IOException {
        try (CSVParser table = parser(file)) {
            List<String> names = table.getHeaderNames();
            if (!names.containsAll(List.of("target", "from", "to"))) {
                throw wrong(file, 1, "needs the columns target, from and to", String.valueOf(names));
            }
            List<RecordedIncident> all = new ArrayList<>();
            for (CSVRecord row : table) {
                long line = table.getCurrentLineNumber();
                all.add(new RecordedIncident(
                        row.get("target"),
                        time(row.get("from"), file, line),
                        time(row.get("to"), file, line),
                        names.contains("what") ? row.get("what") : "",
                        false,
                        false));
            }
            return all;
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static CSVParser parser(Path file) throws IOException {
        return CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT);
    }

    private static Instant time(String text, Path file, long line) {
        try {
            double number = Double.parseDouble(text);
            return Instant.ofEpochMilli(Math.round(number < FIRST_MILLIS ? number * MILLIS_A_SECOND : number));
        } catch (NumberFormatException notANumber) {
            try {
                return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            } catch (DateTimeException e) {
                throw wrong(
                        file,
                        line,
                        "a time must be ISO 8601 with a zone, or Unix time in seconds or milliseconds",
                        text);
            }
        }
    }

    private static double value(String text, Path file, long line) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(file, line, "a value must be a number, or empty for a gap", text);
        }
    }

    private static IllegalArgumentException wrong(Path file, long line, String what, String got) {
        return new IllegalArgumentException("%s, line %d: %s, got '%s'".formatted(file, line, what, got));
    }
}
