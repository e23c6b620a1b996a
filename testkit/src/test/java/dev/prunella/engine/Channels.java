// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;

/** Channels of escalation made of a lambda. */
final class Channels {

    private Channels() {}

    interface Sending {
        void send(Escalation escalation) throws Exception;
    }

    static EscalationChannel named(String name, Sending sending) {
        return new EscalationChannel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void send(Escalation escalation) throws Exception {
                sending.send(escalation);
            }
        };
    }
}
