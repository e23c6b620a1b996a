// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/some"));
        Files.write(
                data.resolve("one.csv"),
                List.of(
                        "timestamp,value",
                        "2014-04-01 00:00:00,1.5",
                        "2014-04-01 00:05:00,2",
                        "2014-04-01 00:10:00,-3e2"));
    }

    @Test
    void readsRowsAndWindows() throws IOException {
        Files.writeString(
                folder.resolve("windows.json"),
                "{\"some/one.csv\": [[\"2014-04-01 00:05:00.000000\", \"2014-04-01 00:10:00.000000\"]]}");

        List<LabelledSeries> all = NabFolder.read(folder);

        assertThat(all).hasSize(1);
        assertThat(all.get(0).values()).containsExactly(1.5, 2.0, -300.0);
        assertThat(all.get(0).epochSeconds()).containsExactly(1_396_310_400L, 1_396_310_700L, 1_396_311_000L);
        assertThat(all.get(0).windows()).containsExactly(new LabelledSeries.Window(1, 2));
    }

    @Test
    void refusesAWindowWithoutRows() throws IOException {
        Files.writeString(
                folder.resolve("windows.json"),
                "{\"some/one.csv\": [[\"2015-04-01 00:05:00\", \"2015-04-01 00:10:00\"]]}");

        assertThatThrownBy(() -> NabFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no row lies in the window");
    }

    @Test
    void writesTheScoresWhereTheBenchmarkLooksForThem() throws IOException {
        Files.writeString(folder.resolve("windows.json"), "{\"some/one.csv\": []}");

        new Contest(NabFolder.read(folder)).write(Contender.ENSEMBLE, folder.resolve("out"));

        assertThat(folder.resolve("out/some/prunella_one.csv"))
                .content()
                .startsWith("timestamp,value,anomaly_score\n2014-04-01 00:00:00,1.5,0.0\n");
    }
}
