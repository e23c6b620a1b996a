// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.Resolution;

/** Channels of escalation made of a lambda. */
final class Channels {

    private Channels() {}

    interface Sending {
        void send(Escalation escalation) throws Exception;
    }

    interface Resolving {
        void resolve(Resolution resolution) throws Exception;
    }

    static EscalationChannel named(String name, Sending sending) {
        return named(name, sending, resolution -> {});
    }

    static EscalationChannel named(String name, Sending sending, Resolving resolving) {
        return new EscalationChannel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void send(Escalation escalation) throws Exception {
                sending.send(escalation);
            }

            @Override
            public void resolve(Resolution resolution) throws Exception {
                resolving.resolve(resolution);
            }
        };
    }
}
