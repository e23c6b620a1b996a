// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.scenario.Command;

/** The kill switch: as a person has it at present, and by the records that outlive the process. */
final class Pause {

    private boolean on;
    private boolean recorded;
    private long sinceNanos;

    boolean on() {
        return on;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    void asked(Command command, long nanos) {
        on = command == Command.PAUSE;
        sinceNanos = nanos;
    }

    void recorded(String command) {
        recorded = command.equals("pause");
    }

    /** What was asked and is not recorded by itself yet is durable too: whether it is on after a restart is not known then. */
    void checkpointed() {
        recorded &= on;
    }

    /** Another process knows what was recorded. */
    void restored(boolean durable, long nanos) {
        on = durable && recorded;
        sinceNanos = nanos;
    }
}
