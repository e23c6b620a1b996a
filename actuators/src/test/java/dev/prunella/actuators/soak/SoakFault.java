// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.soak;

import static org.awaitility.Awaitility.await;

import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.network.Stuck;
import dev.prunella.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;

/** What is done to the way between a pool and its server, and which causes it may be acted upon for. */
enum SoakFault {

    /** What is established goes silent for ever. */
    HALF_OPEN(SoakFault.LEADS_NOWHERE) {
        @Override
        void inject(FaultProxy proxy, PostgresServer server) {
            proxy.blackholeEstablished();
        }
    },

    /** All is mute for a moment, and what was stuck stays so. */
    MUTE(SoakFault.LEADS_NOWHERE) {
        @Override
        void inject(FaultProxy proxy, PostgresServer server) {
            proxy.mute();
            pass(Duration.ofMillis(400));
            proxy.unmute(Stuck.STAYS_STUCK);
        }
    },

    /** All is mute for a moment, and goes on as if nothing had been. */
    HICCUP {
        @Override
        void inject(FaultProxy proxy, PostgresServer server) {
            proxy.mute();
            pass(Duration.ofMillis(600));
            proxy.unmute(Stuck.RESUMES);
        }
    },

    /** All connections are reset; the pool knows how to cope. */
    RESET {
        @Override
        void inject(FaultProxy proxy, PostgresServer server) {
            proxy.resetAll();
        }
    },

    /** No new connection for a while. */
    REFUSED {
        @Override
        void inject(FaultProxy proxy, PostgresServer server) {
            proxy.refuseNew();
            pass(Duration.ofSeconds(2));
            proxy.acceptNew();
        }
    },

    /** The server is gone and comes back; what has not heard of its end by then is proven stuck by the new one. */
    DOWN("stale-backoff half-open") {
        @Override
        void inject(FaultProxy proxy, PostgresServer server) {
            server.kill();
            pass(Duration.ofSeconds(3));
            server.restart();
        }
    };

    /**
     * The names that connections have which lead nowhere. Which of them it is hangs on what is seen first: on a starved machine the outside
     * misses a deadline too, and once it answers again the pool has not passed since its dependency is back.
     */
    private static final String LEADS_NOWHERE = "half-open wedged timed-out no-connection stale-backoff";

    private final String causes;

    SoakFault() {
        this("");
    }

    SoakFault(String causes) {
        this.causes = causes;
    }

    abstract void inject(FaultProxy proxy, PostgresServer server);

    boolean excuses(String cause) {
        return List.of(causes.split(" ", -1)).contains(cause);
    }

    static void pass(Duration span) {
        await().pollDelay(span).atMost(span.plusSeconds(5)).until(() -> true);
    }
}
