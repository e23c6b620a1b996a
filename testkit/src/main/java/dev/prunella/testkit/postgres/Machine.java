// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

/** What is found out about this machine once a JVM, when the first server is asked for. */
final class Machine {

    static final Identity IDENTITY = Identity.find();

    private Machine() {}

    /** @throws IllegalStateException if no server can run here */
    static Installation installation() {
        if (IDENTITY.refusal() != null) {
            throw new IllegalStateException(IDENTITY.refusal());
        }
        return Prepared.INSTALLATION;
    }

    private static final class Prepared {

        static final Installation INSTALLATION = Installation.prepare(IDENTITY);
    }
}
