// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person on call reads. */
// REQ L3
class ExplainerTest {

    private static final String EVIDENCE = "inside FAIL saw threw (threw) x3; outside PASS x2; weight 3";

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(Pools.one("orders-db").build());

    private String explain() {
        return world.explain(pool).toString();
    }

    @Test
    void explainsACalmTarget() {
        assertThat(explain()).isEqualTo("""
                orders-db
                  HEALTHY, watching, mode AUTO, should be RUNNING, gen-1, owner team-orders
                  inside PASS x1
                  outside PASS x1""");
    }

    @Test
    void explainsAnOpenIncident() {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.6);
        assertThat(explain()).isEqualTo("""
                orders-db
                  UNHEALTHY, holding, mode AUTO, should be RUNNING, gen-1, owner team-orders
                  inside FAIL saw threw (threw) x2
                  outside PASS x2
                  incident orders-db/00000007.1: LOCAL_FAULT (threw)
                    +0 ms diagnosed LOCAL_FAULT (threw) on behalf of automation: %s
                    +0 ms intends evict-all (orders-db/00000007.1/1.1) against LOCAL_FAULT (threw)
                    +217 ms verified NOT_HEALED: inside FAIL saw threw (threw) x3
                    +217 ms evict-all (orders-db/00000007.1/1.1) ended INEFFECTIVE: done""".formatted(EVIDENCE));
    }

    @Test
    void explainsAHeldTargetWithEveryAnswer() { // REQ F1
        pool.give(new TargetEvent.HoldPlaced(Actor.person("ada"), "deploying", Duration.ofMinutes(10)));
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(1);
        assertThat(explain()).isEqualTo("""
                orders-db
                  UNHEALTHY, holding, mode AUTO, should be RUNNING, gen-1, owner team-orders
                  inside FAIL saw threw (threw) x10
                  outside PASS x10
                  held by ada for another 599 s: deploying
                  incident orders-db/00000007.1: LOCAL_FAULT (threw)
                    +0 ms diagnosed LOCAL_FAULT (threw) on behalf of automation: %s
                    +0 ms evict-all not done: desired-state: not yet, ada has hands on it: deploying (held)
                  next: evict-all against LOCAL_FAULT (threw)
                    kill-switch: yes
                    mode: yes
                    desired-state: not yet, ada has hands on it: deploying (held)
                    window: yes
                    fresh-telemetry: yes
                    policy: yes
                    single-flight: yes
                    capability: yes
                    risk: yes
                    cooldown: yes
                    backoff: yes
                    flapping: yes
                    budget: yes
                    process-end: yes
                    concurrency: yes
                    blast-radius: yes
                    correlated-brake: yes
                    type-latch: yes
                    expiry: yes""".formatted(EVIDENCE));
    }
}
