// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.Recovery;
import dev.prunella.record.AuditSession;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.CheckpointSource;
import dev.prunella.record.EventEntries;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The open trail and what it told of an earlier run of the process. */
final class TrailKeeper {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final AuditSession session;
    private final Recorder recorder;
    private final Recovery.Recovered recovered;
    private final Engine.Seams seams;

    private TrailKeeper(AuditSession session, Recorder recorder, Recovery.Recovered recovered, Engine.Seams seams) {
        this.session = session;
        this.recorder = recorder;
        this.recovered = recovered;
        this.seams = seams;
    }

    /**
     * Opens it and reads what an earlier run left; writes nothing.
     *
     * @throws IOException also if the state in the trail cannot be read; the trail is closed again then
     */
    static TrailKeeper open(Engine.Seams seams, Rulebook rulebook, AuditTrail trail, CheckpointSource checkpoints)
            throws IOException {
        AuditSession session = trail.open(seams.clock(), seams.scheduler(), checkpoints);
        try {
            Recorder recorder = new Recorder(
                    session, seams.scheduler(), () -> rulebook.inForce().hash());
            Recovery.Recovered recovered = Recovery.read(
                    session.recovery(),
                    rulebook.policy(),
                    seams.clock().wallTime(),
                    seams.clock().nanoTime());
            return new TrailKeeper(session, recorder, recovered, seams);
        } catch (RuntimeException e) {
            close(session, seams, CLOSE_PATIENCE);
            throw new IOException("the state that the trail holds cannot be read: " + e, e);
        }
    }

    /** Intents that an earlier run left open get their end. Not before what was recovered can be checkpointed again. */
    void endOpenIntents() {
        session.recovery().openIntents().forEach(intent -> recorder.insist(EventEntries.unknownEnd(intent)));
    }

    AuditSession session() {
        return session;
    }

    Recorder recorder() {
        return recorder;
    }

    Recovery.Recovered recovered() {
        return recovered;
    }

    /** True if all that was to be recorded is recorded. */
    boolean close(Duration patience) {
        recorder.tryAll();
        return close(session, seams, patience) && recorder.settled();
    }

    private static boolean close(AuditSession session, Engine.Seams seams, Duration patience) {
        CompletableFuture<Boolean> closed = session.close(patience).toCompletableFuture();
        seams.scheduler().await(closed, patience.plusMillis(100));
        return closed.getNow(false);
    }
}
