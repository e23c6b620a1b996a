// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

/** What may go wrong in a simulated run, by kind. */
public enum Fault {
    /** Targets fall ill: steadily, flapping, slow, wedged, curable by one remediation or by none. */
    SICKNESS,
    /** What a target leans on is down for a while, for one target or for many at once. */
    OUTAGES,
    /** Probes lie, throw, say nothing, say UNKNOWN, flicker, come late or hang. */
    PROBES,
    /** Remediations lie, fail, throw, hang, ignore interrupts, half work or make it worse. */
    ACTIONS,
    /** The trail's store refuses, is full or slow. */
    TRAIL,
    /** Channels of escalation throw or hang. */
    CHANNELS,
    /** The application's own traffic raises symptoms. */
    SYMPTOMS,
    /** Persons pause, hold, change modes and desired states, heal now, end and begin supervision, say yes and no, lift latches. */
    PERSONS,
    /** The thing behind a target is replaced by somebody else. */
    REPLACEMENTS,
    /** The process ends, properly or by a crash, and comes back on the same trail. */
    PROCESS_ENDS,
    /** The process stands still, and the wall clock jumps. */
    CLOCKS,
    /** The policy is replaced while the supervisor runs, also by one that may not be put in force. */
    POLICIES
}
