// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.HealingSupervisor;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.AuditVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Two copies of one service on one pair of servers; the primary is demoted; one of the two pools is supervised. */
final class FailoverDemo {

    private final Path trail;
    private final Screen screen;

    FailoverDemo(Path trail, Screen screen) {
        this.trail = trail;
        this.screen = screen;
    }

    /**
     * Runs the demo and ends with 0 if the service healed, nothing confirmed was lost and the trail verifies.
     *
     * @param arguments the directory under which the trail is kept; default a temporary one
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Path directory = arguments.length > 0
                ? Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "trail-")
                : Files.createTempDirectory("prunella-trail-");
        Screen screen = new Screen(System.out);
        Result result = new FailoverDemo(directory, screen).run(Duration.ofSeconds(5), Duration.ofSeconds(15));
        screen.table(result);
        System.exit(result.good() ? 0 : 1);
    }

    Result run(Duration before, Duration after) throws IOException, SQLException, InterruptedException {
        screen.introduce(before, after);
        try (Cluster cluster = Cluster.start();
                HikariDataSource alone = new HikariDataSource(cluster.settings("alone"));
                HealableHikariDataSource supervised = HealableHikariDataSource.of(cluster.settings("supervised"))) {
            HealingNotes notes = new HealingNotes(screen::phase);
            Shop first = Shop.open("alone", alone);
            Shop second = Shop.open("supervised", supervised);
            long faultNanos;
            try (first;
                    second;
                    HealingSupervisor supervisor = supervise(supervised, notes)) {
                faultNanos = demote(cluster, first, second, before, after);
            }
            return new Result(
                    side(first, cluster, faultNanos),
                    side(second, cluster, faultNanos),
                    notes,
                    AuditVerifier.verify(trail),
                    trail);
        }
    }

    /** All that an application writes to have its pool supervised. */
    private HealingSupervisor supervise(HealableHikariDataSource dataSource, HealingNotes notes) {
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .auditTrail(AuditTrail.inDirectory(trail))
                .listener(notes)
                .build();
        supervisor.supervise(HikariRecipes.pool("orders-db", dataSource).ownedBy("team-orders"));
        supervisor.start();
        return supervisor;
    }

    private long demote(Cluster cluster, Shop alone, Shop supervised, Duration before, Duration after)
            throws InterruptedException {
        screen.watch(alone, supervised, before);
        long faultNanos = System.nanoTime();
        screen.fault("the primary is demoted: it refuses writes; new connections reach the other server");
        cluster.demotePrimary();
        screen.watch(alone, supervised, after);
        return faultNanos;
    }

    private static Result.Side side(Shop shop, Cluster cluster, long faultNanos) throws SQLException {
        return new Result.Side(shop.report().since(faultNanos), shop.orders(cluster.servers()));
    }
}
