// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One incident that closed, as Flight Recorder keeps it. Its fields are names and codes, never free text. */
@Name("dev.prunella.Incident")
@Label("Healing Incident")
@Category("Prunella")
@Description("An incident of a supervised target that closed")
@StackTrace(false)
final class IncidentEvent extends Event {

    @Label("Target")
    String target = "";

    @Label("Incident")
    String incident = "";

    @Label("Diagnosis")
    String diagnosis = "";

    @Label("Cause")
    String cause = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Attempts")
    int attempts;

    @Label("Detection Delay")
    @Timespan(Timespan.NANOSECONDS)
    long detectionNanos;

    @Label("Reaction Delay")
    @Description("Zero if nothing was tried")
    @Timespan(Timespan.NANOSECONDS)
    long reactionNanos;

    @Label("Time to Health")
    @Timespan(Timespan.NANOSECONDS)
    long timeToHealthNanos;

    @Label("Trace Id")
    @Description("The call that failed first, empty if it was not traced")
    String traceId = "";
}
