// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One trail whose writers are killed one after the other; each time it is checked, repaired and written on. */
final class KilledTrail {

    private static final int SIGKILL = 128 + 9;

    private final Path directory;
    private final Random random;
    private final Set<String> acknowledged = new HashSet<>();
    private int torn;
    private long tornBytes;

    KilledTrail(Path directory, long seed) {
        this.directory = directory;
        this.random = new Random(seed);
    }

    /** Three of four kills come at a random record, the fourth at a random moment, which may be that of the opening. */
    KillTally killedTimes(int kills) throws IOException, InterruptedException {
        for (int kill = 0; kill < kills; kill++) {
            int acks = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(60);
            liveAndDie("life-" + kill, acks);
            if (Files.exists(directory)) {
                repairAndGoOn();
            }
        }
        return tally(kills);
    }

    private KillTally tally(int kills) throws IOException {
        Set<String> recorded = new HashSet<>();
        AuditReader.of(directory).forEach(record -> recorded.add(record.entry().attempt()));
        long lost = acknowledged.stream().filter(key -> !recorded.contains(key)).count();
        int segments = AuditVerifier.verify(directory).segments();
        return new KillTally(kills, acknowledged.size(), lost, torn, tornBytes, segments);
    }

    private void liveAndDie(String life, int acks) throws IOException, InterruptedException {
        Process child = ChildWriter.start(directory, 1_000_000, life);
        if (acks == Integer.MAX_VALUE) {
            Executor later = CompletableFuture.delayedExecutor(random.nextInt(300), TimeUnit.MILLISECONDS);
            later.execute(() -> kill(child));
        }
        int seen = 0;
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("ACK ")) {
                    acknowledged.add(life + line.substring(3).replace(' ', '-'));
                    seen++;
                }
                if (seen == acks) {
                    kill(child);
                }
            }
        }
        assertThat(child.waitFor()).isEqualTo(SIGKILL);
    }

    /** Of the handle, since that of the process closes the stream and hides what was acknowledged. */
    private static void kill(Process child) {
        child.toHandle().destroyForcibly();
    }

    private void repairAndGoOn() throws IOException {
        TrailFixture next = new TrailFixture(directory, 1 << 20, 10_000);
        tornBytes += next.session.recovery().tornBytes();
        next.append(TrailFixture.note("after the kill"));
        next.close();

        List<Long> copies = copies();
        assertThat(copies).hasSizeBetween(torn, torn + 1);
        torn = copies.size();
        assertThat(copies.stream().mapToLong(Long::longValue).sum()).isEqualTo(tornBytes);
        assertThat(AuditVerifier.verify(directory).tornBytes()).isZero();
    }

    private List<Long> copies() throws IOException {
        List<Long> sizes = new ArrayList<>();
        try (var copies = Files.newDirectoryStream(directory, "*.torn-*")) {
            for (Path copy : copies) {
                sizes.add(Files.size(copy));
            }
        }
        return sizes;
    }
}
