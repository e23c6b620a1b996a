// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store: reads and checks all of it, sets torn bytes aside, and finds the state that the trail implies. */
final class TrailRecovery implements TrailVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final TrailIntents intents = new TrailIntents();
    private final List<AuditRecord> tail = new ArrayList<>();
    private Map<String, String> state = Map.of();
    private @Nullable Instant stateWall;
    private @Nullable Instant lastWall;

    private TrailRecovery() {}

    /** What was found, and where the next record goes. */
    record Opened(AuditRecovery recovery, TrailScan scan) {}

    static Opened open(AuditStore store) throws IOException {
        List<Long> numbers = store.open();
        try {
            TrailRecovery recovery = new TrailRecovery();
            TrailScan scan = new TrailScanner(numbers, store, recovery).scan();
            for (TrailScan.Torn torn : scan.torn()) {
                LOG.warn(
                        "{}: {} bytes of an unfinished record at byte {} are set aside",
                        store.name(torn.segment()),
                        torn.bytes(),
                        torn.offset());
                store.setAside(torn.segment(), torn.offset());
            }
            if (!scan.segments().isEmpty()) {
                store.resume(scan.end().segment());
            }
            return new Opened(recovery.result(scan), scan);
        } catch (IOException | RuntimeException e) {
            closeAfter(store, e);
            throw e;
        }
    }

    @Override
    public void checkpoint(List<AuditRecord> parts) {
        state = AuditCheckpoint.state(parts);
        stateWall = parts.get(0).wall();
        lastWall = stateWall;
        tail.clear();
    }

    @Override
    public void entry(AuditRecord record) {
        intents.add(record);
        tail.add(record);
        lastWall = record.wall();
    }

    private AuditRecovery result(TrailScan scan) {
        return new AuditRecovery(
                state,
                stateWall,
                List.copyOf(tail),
                intents.open(),
                lastWall,
                scan.end().seq(),
                scan.tornBytes());
    }

    private static void closeAfter(AuditStore store, Exception failure) {
        try {
            store.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
