// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the supervisor records what it does: append-only, an intent before the first effect of an action and one terminal record
 * after it; on a disk hash-chained. This is the choice that an application makes; the supervisor opens it.
 */
public final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditStore store;
    private final Size size;
    private final @Nullable AuditReader reader;

    /** How much is kept. */
    record Size(long segmentBytes, int segments) {}

    private AuditTrail(AuditStore store, Size size, @Nullable AuditReader reader) {
        this.store = store;
        this.size = size;
        this.reader = reader;
    }

    /** A trail in files of {@code directory}, which is created if need be: 16 segments of 64 MiB, the oldest retired first. */
    public static AuditTrail inDirectory(Path directory) {
        return builder(directory).build();
    }

    /**
     * A trail of the last 10,000 records in memory, without a chain. It does not survive the process, so rungs that end the process
     * are forbidden with it.
     */
    public static AuditTrail inMemory() {
        return builder(new RingAuditStore()).build();
    }

    /** Begins a trail in files whose sizes are set. */
    public static Builder builder(Path directory) {
        return new Builder(new FileAuditStore(directory), AuditReader.of(directory));
    }

    /** Begins a trail in a store of your own. */
    public static Builder builder(AuditStore store) {
        return new Builder(Objects.requireNonNull(store, "store"), null);
    }

    /** Whether what is acknowledged survives the process. */
    public boolean isDurable() {
        return store.survivesProcess();
    }

    /** Reads what is written, also while it is open; null for a trail that is not in files. */
    public @Nullable AuditReader reader() {
        return reader;
    }

    /**
     * Finds out early whether {@link #open} would be refused, for who wants to know before the supervisor opens it: takes the trail and
     * lets go of it again. Reads nothing of it, so that it is quick, and says nothing of damage.
     *
     * @throws AuditUnavailableException if another writer has it open or its directory is not safe
     */
    public void requireFree() throws IOException {
        store.open();
        store.close();
    }

    /**
     * Opens the trail for writing; for the supervisor. Reads and checks all that is there, which takes about a second for
     * each 100 MiB, and sets aside what a crash left unfinished.
     *
     * @param checkpoints asked for the state at the start of each segment, not before the first append
     * @throws AuditDamagedException if the trail is not what was written
     * @throws AuditUnavailableException if another writer has it open or its directory is not safe
     */
    public AuditSession open(HealingClock clock, HealingScheduler scheduler, CheckpointSource checkpoints)
            throws IOException {
        TrailRecovery.Opened opened = TrailRecovery.open(store);
        if (!isDurable()) {
            LOG.warn(
                    "audit: the trail is kept in memory: it does not survive the process, and rungs that end the process"
                            + " are forbidden");
        }
        return new AuditSession(store, size, clock, scheduler, checkpoints, opened);
    }

    /** Sets how much is kept. */
    public static final class Builder {

        private final AuditStore store;
        private final @Nullable AuditReader reader;
        private long segmentBytes = 64L * 1024 * 1024;
        private int segments = 16;

        private Builder(AuditStore store, @Nullable AuditReader reader) {
            this.store = store;
            this.reader = reader;
        }

        /** The size at which a segment is full: 4 KiB to 1 GiB, 64 MiB by default. */
        public Builder segmentBytes(long bytes) {
            segmentBytes = inRange("segmentBytes", bytes, 4_096, 1L << 30);
            return this;
        }

        /** How many segments are kept: 2 to 10,000, 16 by default. */
        public Builder segments(int count) {
            segments = (int) inRange("segments", count, 2, 10_000);
            return this;
        }

        /** The trail; nothing is opened or created yet. */
        public AuditTrail build() {
            return new AuditTrail(store, new Size(segmentBytes, segments), reader);
        }

        private static long inRange(String property, long value, long least, long most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "audit trail: " + property + " must be " + least + " to " + most + " but is " + value);
            }
            return value;
        }
    }
}
