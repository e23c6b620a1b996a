// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.guard.GuardControl;
import dev.prunella.slo.SloRegister;
import dev.prunella.time.DurationTally;
import java.util.List;

/** The supervisor itself, as gauges read it: from any thread, without a lock, of what was published last. */
public interface SupervisorView {

    /** The guards of the application, by name. */
    List<GuardControl> guardControls();

    /** The objectives of the application. */
    SloRegister slos();

    /** Names of the guardrails. */
    List<String> guardrails();

    /** Names of the channels of escalation. Asks the channels, so only for a lane. */
    List<String> channels();

    /** How late the beats of the loop came; their count is the heartbeat. */
    DurationTally lateness();

    /** How long records that must be durable took to be so. */
    DurationTally auditSyncs();

    /** Now, on the monotonic clock. */
    long nowNanos();

    /** How long the loop has not beaten. */
    long silenceNanos();

    /** Records of class 2 that were ever dropped. */
    long droppedRecords();

    /** Runs of user code that were given up and still run. */
    int abandonedRuns();

    /** Events that somebody missed because their queue was full. */
    long droppedEvents();

    /** Calls of listeners and of telemetry that threw. */
    long listenerFailures();

    /** How many more actions may be started within the present window. */
    int startsLeft();

    /** Whether a person has paused all healing. */
    boolean paused();
}
