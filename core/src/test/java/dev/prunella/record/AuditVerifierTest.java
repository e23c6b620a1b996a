// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifierTest {

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private TrailFixture trail;

    @BeforeEach
    void write() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
        trail.append(intent("1"));
        trail.append(terminal("1", "HEALED"));
        trail.append(intent("2"));
    }

    @Test
    void printsOneLineAndZeroForAChainThatHolds() {
        assertThat(run(trail.directory.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("OK records=4 segments=1 first=1 last=4 hash=");
    }

    @Test
    void printsFileAndOffsetAndOneForADamagedChain() throws IOException {
        byte[] bytes = Files.readAllBytes(trail.segment(1));
        bytes[300] ^= 4;
        Files.write(trail.segment(1), bytes);

        assertThat(run(trail.directory.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("DAMAGED trail-0000000001.log: damaged at byte 263:");
    }

    @Test
    void aDirectoryThatIsNotThereIsUnreadable() {
        assertThat(run(temp.resolve("none").toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("UNREADABLE");
    }

    @Test
    void withoutADirectoryItSaysHowItIsUsed() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("usage: AuditVerifier DIRECTORY");
    }

    @Test // INVARIANT 17
    void namesIntentsAndTerminalRecordsThatDoNotPairUp() throws IOException {
        trail.append(terminal("1", "UNKNOWN"));
        trail.append(intent("1"));

        assertThat(AuditVerifier.verify(trail.directory).findings())
                .containsExactly(
                        "record 5: attempt 1 has a second terminal record",
                        "record 6: attempt 1 has a second intent",
                        "record 4: attempt 2 has no terminal record",
                        "record 6: attempt 1 has no terminal record");
    }

    private int run(String... args) {
        return AuditVerifier.run(args, new PrintStream(out, true));
    }
}
