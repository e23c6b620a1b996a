// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULT-F13: real processes are killed while they write. How often says the property {@code prunella.kills}. */
class AuditKillTest {

    private static final int KILLS = Integer.getInteger("prunella.kills", 100);

    /** Of one trail, which is opened, repaired and written on after each of them. */
    private static final int KILLS_OF_A_TRAIL = 4;

    @TempDir
    Path temp;

    @Test // FAULT-F13
    void noAcknowledgedRecordIsLostHoweverOftenTheWriterIsKilled() throws Exception {
        long began = System.nanoTime();
        KillTally all = campaign();

        System.out.printf("kill -9: %s, %d s%n", all, (System.nanoTime() - began) / 1_000_000_000);
        assertThat(all.kills()).isEqualTo(KILLS);
        assertThat(all.acknowledged()).isGreaterThan(KILLS);
        assertThat(all.lost()).isZero();
    }

    private KillTally campaign() throws Exception {
        int trails = (KILLS + KILLS_OF_A_TRAIL - 1) / KILLS_OF_A_TRAIL;
        return TwoThreads.all(0, trails, this::trail).stream().reduce(KillTally.NONE, KillTally::plus);
    }

    private KillTally trail(int number) throws Exception {
        int kills = Math.min(KILLS_OF_A_TRAIL, KILLS - number * KILLS_OF_A_TRAIL);
        return new KilledTrail(temp.resolve("audit-" + number), number).killedTimes(kills);
    }
}
