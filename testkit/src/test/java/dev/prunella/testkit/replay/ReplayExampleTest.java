// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Policy;
import dev.prunella.detect.Reading;
import dev.prunella.detect.series.GrowthDetector;
import dev.prunella.detect.series.Room;
import dev.prunella.target.Target;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/replay.md}: what is printed there is what is printed. */
class ReplayExampleTest {

    private static final Path DATA = Path.of("src/test/resources/dev/prunella/testkit/replay");
    private static final Path DOCS = Path.of("../docs");

    @Test
    void theDocumentSaysWhatIsPrinted() throws Exception {
        String printed = printed(List.of());
        String early = printed(List.of("--tolerance", "PT3H"));
        assertThat(early).contains("time to detect 2 h 40 min ahead");
        assertThat(Files.readString(DOCS.resolve("replay.md")))
                .contains(printed)
                .contains(early);
    }

    @Test
    void theDocumentsPictureIsWhatIsDrawn() throws Exception {
        Target orders = Target.named("orders")
                .ownedBy("team")
                .inside(context -> Reading.pass())
                .build();
        String drawn = Replay.of(Recording.csv(DATA.resolve("orders.csv")).incidents(DATA.resolve("incidents.csv")))
                .tolerance(Duration.ofHours(3))
                .through(
                        Policy.ofDefaults(),
                        ReplayTarget.of(orders)
                                .detecting("active", () -> GrowthDetector.of(Room.upTo(50, "connections"))))
                .svg("active");
        Path picture = DOCS.resolve("results/replay-example.svg");
        if (Boolean.getBoolean("prunella.update-docs")) {
            Files.writeString(picture, drawn);
        }
        assertThat(Files.readString(picture)).isEqualTo(drawn);
    }

    private static String printed(List<String> more) {
        List<String> options = new ArrayList<>(List.of(
                "--csv", DATA.resolve("orders.csv").toString(),
                "--incidents", DATA.resolve("incidents.csv").toString(),
                "--detect", "orders=active:growth:50",
                "--detect", "orders=errors:above:0.05",
                "--inside", "orders=errors>0.05",
                "--remediations", "orders=evict,recycle"));
        options.addAll(more);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Main.run(options, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
