// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.Health;
import dev.prunella.model.TargetInfo;
import java.util.List;

/** One supervision of one target, as gauges read it: from any thread, without a lock, of what was published last. */
public interface TargetView {

    /** Who. */
    TargetInfo info();

    /** What is known of it now. */
    Health health();

    /** Names of all remediations that may be run on it, sorted. */
    List<String> remediations();

    /** How many more of its incidents may be acted on within the present window. */
    int incidentsLeft();
}
