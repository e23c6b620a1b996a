// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.model.Health;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays an act: two fresh pools, the same service on each, one of the pools supervised. */
final class Play {

    private static final int READY_WITHIN_TENTHS = 300;
    private static final int MOST_EXTRA_SECONDS = 15;

    private final Cluster cluster;
    private final HealingSupervisor supervisor;
    private final HealingNotes notes;
    private final Screen screen;

    Play(Cluster cluster, HealingSupervisor supervisor, HealingNotes notes, Screen screen) {
        this.cluster = cluster;
        this.supervisor = supervisor;
        this.notes = notes;
        this.screen = screen;
    }

    Played act(Act act, Duration calm) throws SQLException, InterruptedException, ExecutionException {
        try (HikariDataSource alone = new HikariDataSource(cluster.settings("alone"));
                HealableHikariDataSource supervised = HealableHikariDataSource.of(cluster.settings("supervised"))) {
            TargetHandle handle = supervise(act, supervised);
            Shop first = Shop.open(act.name() + "/alone", alone);
            Shop second = Shop.open(act.name() + "/supervised", supervised);
            Seen seen;
            try (first;
                    second) {
                Scene scene = new Scene(cluster, List.of(alone, supervised));
                awaitReady(handle, scene.pools());
                screen.curtain(act, first, second);
                screen.watch(first, second, calm);
                seen = watch(act, scene, handle.name(), List.of(first, second));
            } finally {
                handle.unsupervise();
                cluster.reset();
            }
            return seen.with(first.orders(cluster.servers()), second.orders(cluster.servers()));
        }
    }

    /**
     * All that an application writes to have its pool supervised. Each act has a target of its own, so that no act spends what the
     * next one may.
     */
    private TargetHandle supervise(Act act, HealableHikariDataSource dataSource) {
        String name = "orders-db/" + act.name();
        return supervisor.supervise(HikariRecipes.pool(name, dataSource).ownedBy("team-orders"));
    }

    /** A connection in the making would be caught by the fault as well, and make it another one. */
    private static void awaitReady(TargetHandle handle, List<HikariDataSource> pools) throws InterruptedException {
        await("healthy", () -> handle.status().health() == Health.HEALTHY);
        for (HikariDataSource pool : pools) {
            await("full", () -> pool.getHikariPoolMXBean().getTotalConnections() == pool.getMaximumPoolSize());
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int tenth = 0; !condition.getAsBoolean(); tenth++) {
            if (tenth == READY_WITHIN_TENTHS) {
                throw new IllegalStateException("the pools are not " + what + " within 30 s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Seen watch(Act act, Scene scene, String target, List<Shop> shops)
            throws InterruptedException, ExecutionException {
        Strike strike = Strike.begin(act, scene, screen);
        screen.watch(shops.get(0), shops.get(1), act.watched());
        Strike.Span span = strike.await();
        Seen seen = look(act, span, target, shops);
        for (int extra = 0; extra < MOST_EXTRA_SECONDS && !seen.settled(); extra++) {
            screen.watch(shops.get(0), shops.get(1), Duration.ofSeconds(1));
            seen = look(act, span, target, shops);
        }
        return seen;
    }

    private Seen look(Act act, Strike.Span span, String target, List<Shop> shops) {
        long since = span.beganNanos();
        return new Seen(
                act,
                span,
                shops.get(0).report().since(since),
                shops.get(1).report().since(since),
                notes.of(target, since));
    }
}
