// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables and answers of Prometheus as they are, and what is wrong with them in words. */
class RecordingTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("recorded"), text);
    }

    @Test
    void readsATableOfSeveralSeries() throws IOException {
        Recording recording = Recording.csv(file("""
                time,active,errors
                2026-03-01T00:00:00Z,3,0
                2026-03-01T00:01:00Z,,0.5
                2026-03-01T01:02:00+01:00,NaN,1e-3
                """));
        Series active = recording.series("active");
        assertThat(active.size()).isEqualTo(3);
        assertThat(active.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(active.value(0)).isEqualTo(3);
        assertThat(active.value(1)).isNaN();
        assertThat(active.time(2)).isEqualTo(Instant.parse("2026-03-01T00:02:00Z"));
        assertThat(recording.series("errors").value(2)).isEqualTo(0.001);
    }

    @ParameterizedTest
    @CsvSource({"1772323200", "1772323200.0", "1772323200000"})
    void takesUnixTimeInSecondsAndMilliseconds(String time) throws IOException {
        Recording recording = Recording.csv(file("t,x\n" + time + ",1\n"));
        assertThat(recording.series("x").time(0)).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t,x\\nyesterday,1 | line 2: a time must be ISO 8601 with a zone, or Unix time in seconds or milliseconds, got 'yesterday'",
                "t,x\\n2026-03-01T00:00:00,1 | got '2026-03-01T00:00:00'",
                "t,x\\n1,2\\n2,many | line 3: a value must be a number, or empty for a gap, got 'many'",
                "t,x\\n1,2\\n2,3,4 | line 3: needs 2 fields",
                "t\\n1 | line 1: needs a column of time and one of values",
                "t,x\\n5,1\\n4,1 | series 'x': times must go forward, got 1970-01-01T00:00:04Z after 1970-01-01T00:00:05Z",
                "t,x | series 'x': needs as many times as values and at least one",
            })
    void saysWhereATableIsWrong(String table, String what) throws IOException {
        Path file = file(table.replace("\\n", "\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recording.csv(file))
                .withMessageContaining(what);
    }

    @Test
    void readsAnAnswerOfPrometheus() throws IOException {
        Recording recording = Recording.prometheus(file("""
                {"status":"success","warnings":["slow"],"data":{"resultType":"matrix","result":[
                 {"metric":{"__name__":"hikaricp_connections_active","pool":"orders","instance":"a:8080"},
                  "values":[[1772323200,"3"],[1772323260.5,"NaN"],[1772323320,"+Inf"]]},
                 {"metric":{},"values":[[1772323200,"1"]]},
                 {"metric":{"__name__":"empty"},"values":[]}],"stats":{"series":{"a":[1]}}}}
                """));
        assertThat(recording.series())
                .extracting(Series::name)
                .containsExactly("hikaricp_connections_active{instance=\"a:8080\",pool=\"orders\"}", "");
        Series active = recording.series().get(0);
        assertThat(active.time(1)).isEqualTo(Instant.parse("2026-03-01T00:01:00.500Z"));
        assertThat(active.value(1)).isNaN();
        assertThat(active.value(2)).isInfinite();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"status\":\"error\",\"error\":\"query timed out\"} | status must be 'success', got 'error' query timed out",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}} | resultType must be 'matrix', as of query_range, got 'vector'",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1,\"x\"]]}]}} | a point's value must be a number, got 'x'",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1,2]]}]}} | a point's value must be a number in quotes",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[\"1\",\"2\"]]}]}} | a point must begin with its time in seconds",
                "[] | needs an object",
                "<html> | is no JSON",
            })
    void saysWhereAnAnswerIsWrong(String answer, String what) throws IOException {
        Path file = file(answer);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recording.prometheus(file))
                .withMessageContaining(what)
                .withMessageContaining(file.toString());
    }

    @Test
    void readsKnownIncidents() throws IOException {
        Recording recording =
                Recording.of(Series.of("x", new long[] {0}, new double[] {1})).incidents(file("""
                        target,from,to,what
                        orders,2026-03-01T00:00:00Z,2026-03-01T00:10:00Z,pool exhausted
                        """));
        assertThat(recording.incidents())
                .containsExactly(new RecordedIncident(
                        "orders",
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-01T00:10:00Z"),
                        "pool exhausted",
                        false,
                        false));
        Path wrong = file("target,from\nx,1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.incidents(wrong))
                .withMessageContaining("needs the columns target, from and to");
    }

    @Test
    void aValueLastsThreeSteps() {
        Series series = Series.of("x", new long[] {0, 1_000, 2_000}, new double[] {1, 2, 3});
        assertThat(series.at(Instant.ofEpochMilli(-1))).isNaN();
        assertThat(series.at(Instant.ofEpochMilli(1_999))).isEqualTo(2);
        assertThat(series.at(Instant.ofEpochMilli(5_000))).isEqualTo(3);
        assertThat(series.at(Instant.ofEpochMilli(5_001))).isNaN();
    }

    @Test
    void saysWhichSeriesThereAre() {
        Recording recording = Recording.of(Series.of("x", new long[] {0}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.series("y"))
                .withMessage("recording: there is no series 'y', there are [x]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.and(recording))
                .withMessage("recording: there are two series 'x'");
    }
}
