// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.network.Stuck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Nothing is carried for 0.4 s, and both pools renew what is idle meanwhile: the workers get stuck, and so does the one thread by
 * which a pool makes connections. What is stuck then stays stuck, so that evicting frees places that nothing fills.
 */
record Wedged(Duration watched) implements Act {

    private static final long WORKERS_STUCK_AFTER_MILLIS = 50;

    @Override
    public String name() {
        return "wedged";
    }

    @Override
    public String fault() {
        return "the port is mute, while the pools renew what is idle";
    }

    @Override
    public void strike(Scene scene) throws InterruptedException {
        scene.cluster().endpoints().forEach(FaultProxy::mute);
        TimeUnit.MILLISECONDS.sleep(WORKERS_STUCK_AFTER_MILLIS);
        scene.pools().forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    @Override
    public Duration lasts() {
        return Duration.ofMillis(400 - WORKERS_STUCK_AFTER_MILLIS);
    }

    @Override
    public String ending() {
        return "the port answers again; what was stuck stays stuck";
    }

    @Override
    public void end(Scene scene) {
        scene.cluster().endpoints().forEach(endpoint -> endpoint.unmute(Stuck.STAYS_STUCK));
    }

    @Override
    public List<String> broken(Played played) {
        return Promises.common(played)
                .that(played.healing().healed(), Promises.NOT_VERIFIED)
                .that(played.healing().actions().contains("hikari:swap"), "the pool was not swapped")
                .that(played.alone().report().recovery() == null, "HikariCP alone recovered")
                .broken();
    }
}
