// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer of Prometheus to a range query, read as a stream: a month of many series need not fit into memory as a tree. */
final class PrometheusFile {

    private static final double MILLIS_A_SECOND = 1_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final JsonParser json;
    private final List<Series> series = new ArrayList<>();
    private String status = "";
    private String error = "";
    private String type = "";

    private PrometheusFile(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    static Recording read(Path file) throws IOException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return new PrometheusFile(file, json).read();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": is no JSON: " + e.getMessage(), e);
        }
    }

    private Recording read() throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "status" -> status = json.getText();
                case "error" -> error = json.getText();
                case "data" -> data(value);
                default -> json.skipChildren();
            }
        }
        if (!status.equals("success")) {
            throw wrong("status must be 'success', got '%s' %s".formatted(status, error));
        }
        if (!type.equals("matrix")) {
            throw wrong("resultType must be 'matrix', as of query_range, got '" + type + "'");
        }
        return new Recording(series, List.of(), List.of());
    }

    private void data(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            throw wrong("data must be an object");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            if (name.equals("resultType")) {
                type = json.getText();
            } else if (name.equals("result") && token == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    one();
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void one() throws IOException {
        String metric = "";
        Points points = new Points();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            if (name.equals("metric") && token == JsonToken.START_OBJECT) {
                metric = metric();
            } else if (name.equals("values") && token == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    point(points);
                }
            } else {
                json.skipChildren();
            }
        }
        if (!points.times.isEmpty()) {
            series.add(points.series(metric));
        }
    }

    private String metric() throws IOException {
        Map<String, String> labels = new TreeMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            labels.put(name, String.valueOf(json.nextTextValue()));
        }
        String name = labels.remove("__name__");
        String rest = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(","));
        return (name == null ? "" : name) + (rest.isEmpty() ? "" : "{" + rest + "}");
    }

    private void point(Points points) throws IOException {
        JsonToken time = json.nextToken();
        if (time == null || !time.isNumeric()) {
            throw wrong("a point must begin with its time in seconds, got '" + json.getText() + "'");
        }
        points.times.add(Math.round(json.getDoubleValue() * MILLIS_A_SECOND));
        points.values.add(value(json.nextTextValue()));
        expect(JsonToken.END_ARRAY, "the end of a point");
    }

    private double value(@Nullable String text) {
        if (text == null) {
            throw wrong("a point's value must be a number in quotes");
        }
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> number(text);
        };
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("a point's value must be a number, got '" + text + "'");
        }
    }

    private void expect(JsonToken wanted, String what) throws IOException {
        if (json.nextToken() != wanted) {
            throw wrong("needs " + what);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                "%s, line %d: %s".formatted(file, json.currentLocation().getLineNr(), what));
    }

    private static final class Points {

        private final List<Long> times = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Series series(String name) {
            return Series.of(
                    name,
                    times.stream().mapToLong(Long::longValue).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
