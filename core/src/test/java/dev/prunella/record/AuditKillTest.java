// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULT-F13 in short: the long form kills 2,000 times. */
class AuditKillTest {

    private static final int ROUNDS = Integer.getInteger("prunella.kills", 20);

    @TempDir
    Path temp;

    @Test
    void noAcknowledgedRecordIsLostWhenTheProcessIsKilledInTheMiddleOfWriting() throws Exception {
        Random random = new Random(13);
        for (int round = 0; round < ROUNDS; round++) {
            Path directory = temp.resolve("audit-" + round);
            Set<String> acknowledged = killAfter(directory, 1 + random.nextInt(400));

            TrailFixture trail = new TrailFixture(directory);
            trail.append(TrailFixture.note("after the kill"));
            trail.close();

            Set<String> recorded = new HashSet<>();
            AuditReader.of(directory)
                    .forEach(record -> recorded.add(record.entry().attempt()));
            assertThat(recorded).as("round %d", round).containsAll(acknowledged);
            assertThat(AuditVerifier.verify(directory).tornBytes()).isZero();
        }
    }

    private static Set<String> killAfter(Path directory, int acks) throws IOException, InterruptedException {
        Set<String> acknowledged = new HashSet<>();
        Process child = ChildWriter.start(directory, 1_000_000);
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("ACK ")) {
                    acknowledged.add("child-" + line.substring(4));
                }
                if (acknowledged.size() == acks) {
                    // of the handle, since that of the process closes the stream and hides what was acknowledged
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acks);
        return acknowledged;
    }
}
