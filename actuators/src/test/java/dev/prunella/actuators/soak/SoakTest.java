// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.decide.BackoffPolicy;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Policy;
import dev.prunella.model.Health;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.AuditVerifier;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.network.Stuck;
import dev.prunella.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two pools for as long as {@code -Dprunella.soak} says (ISO 8601; three quarters of a minute without it): one is hurt again and again by faults that are
 * drawn from {@code -Dprunella.soak.seed}, the other one has slow queries, long transactions, bursts and collections of garbage
 * and nothing wrong. Cooldown, budgets and latches are out of the way, so that each fault is healed.
 */
// FAULT-F23
@Isolated("counts the threads and files of the process")
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class SoakTest {

    private static final Duration SPAN = Duration.parse(System.getProperty("prunella.soak", "PT20S"));
    private static final long SEED = Long.getLong("prunella.soak.seed", 1);
    private static final Policy DENSE = Policy.builder()
            .cooldown(Duration.ofMillis(500))
            .stabilisation(Duration.ofSeconds(1))
            .backoff(new BackoffPolicy(Duration.ofMillis(50), 2, Duration.ofMillis(200), 0.2, Duration.ofMinutes(10)))
            .budgets(new Budgets(Duration.ofMinutes(10), 10_000, 10_000, 10_000, 10_000))
            .latches(new Latches(10_000, Duration.ofMinutes(1), Duration.ofMinutes(1), 10_000, Duration.ofMinutes(1)))
            .build();

    /** Workers and HikariCP's threads come when they are first needed. */
    private static final int LATE_THREADS = 16;

    private static final int POOL_SIZE = 10;

    /** Connections of ours beside the pool. */
    private static final int LOOKS = 4;

    @TempDir
    private Path trail;

    private final Deeds deeds = new Deeds();
    private final Footprint footprint = new Footprint();
    private final Map<SoakFault, Integer> injected = new EnumMap<>(SoakFault.class);
    private final List<String> unexcused = new ArrayList<>();
    private int actions;

    @Test
    void actsOnFaultsAloneAndHoldsNoMoreAtTheEndThanAtTheBeginning() throws Exception {
        try (var server = PostgresServer.start();
                var calmServer = PostgresServer.start();
                var proxy = FaultProxy.to("127.0.0.1", server.port());
                var hurt = pool("hurt", server, server.jdbcUrl(proxy.host(), proxy.port()));
                var calm = pool("calm", calmServer, calmServer.jdbcUrl());
                var supervisor = supervisor()) {
            var handle = supervisor.supervise(HikariRecipes.pool("hurt", hurt).ownedBy("team-tests"));
            supervisor.supervise(HikariRecipes.pool("calm", calm).ownedBy("team-tests"));
            try (var traffic = new SoakLoad(hurt, 3, List.of("select 1"));
                    var legitimate = new SoakLoad(calm, 12, legitimateWork())) {
                soak(server, proxy, handle, traffic);
                awaitEndOfAfterpains();
                report(traffic, legitimate);
                assertThat(legitimate.failed()).isZero();
            }
        }
        assertThat(unexcused).isEmpty();
        assertThat(deeds.taken("calm")).isEmpty();
        assertThat(AuditVerifier.verify(trail).findings()).isEmpty();
        assertFlat();
    }

    private void soak(PostgresServer server, FaultProxy proxy, TargetHandle handle, SoakLoad traffic) throws Exception {
        var random = new Random(SEED);
        var faults = SoakFault.values();
        long end = System.nanoTime() + SPAN.toNanos();
        awaitCalm(handle, traffic);
        footprint.sample();
        while (System.nanoTime() - end < 0) {
            var fault = faults[random.nextInt(faults.length)];
            injected.merge(fault, 1, Integer::sum);
            fault.inject(proxy, server);
            awaitCalm(handle, traffic);
            judge(fault);
            forgetSilent(proxy);
            footprint.sample();
        }
    }

    /** What the network still holds of connections that the pool has given up is not the pool's. */
    private static void forgetSilent(FaultProxy proxy) {
        proxy.unmute(Stuck.IS_RESET);
        await().atMost(Duration.ofSeconds(10)).until(() -> proxy.open() <= POOL_SIZE + LOOKS);
    }

    private void awaitCalm(TargetHandle handle, SoakLoad traffic) {
        long[] seen = {traffic.succeeded(), traffic.failed()};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    boolean flows = traffic.succeeded() - seen[0] > 50 && traffic.failed() == seen[1];
                    seen[0] = traffic.succeeded();
                    seen[1] = traffic.failed();
                    return flows
                            && handle.status().health() == Health.HEALTHY
                            && handle.status().incident() == null;
                });
    }

    /** A replaced pool whose connect is stuck closes half a minute later, when HikariCP's own patience ends. */
    private void awaitEndOfAfterpains() throws Exception {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Footprint.passing()).isZero());
        footprint.sample();
    }

    private void judge(SoakFault fault) {
        for (var action : deeds.taken("hurt")) {
            actions++;
            String cause = action.diagnosis().cause().name();
            if (!fault.excuses(cause)) {
                unexcused.add(fault + ": " + action.what());
            }
        }
    }

    private void report(SoakLoad traffic, SoakLoad legitimate) {
        var samples = footprint.samples();
        System.out.printf(
                "soak: %s, seed %d, faults %s, %d actions, %d unexcused, hurt %d ok %d failed, calm %d ok %d failed%n",
                SPAN,
                SEED,
                injected,
                actions,
                unexcused.size(),
                traffic.succeeded(),
                traffic.failed(),
                legitimate.succeeded(),
                legitimate.failed());
        System.out.printf("soak: heap slope %.2f MiB/h over %d samples%n", footprint.heapSlope(), samples.size());
        samples.stream()
                .filter(each -> samples.indexOf(each) % Math.max(1, samples.size() / 12) == 0)
                .forEach(each -> System.out.println("soak: " + each));
    }

    /** Over a short span a slope says little: what is held at the end must not exceed what was held at the beginning by much. */
    private void assertFlat() {
        var samples = footprint.samples();
        var first = samples.get(Math.min(1, samples.size() - 1));
        var last = samples.get(samples.size() - 1);
        assertThat(last.threads()).isLessThanOrEqualTo(first.threads() + LATE_THREADS);
        assertThat(last.files()).isLessThanOrEqualTo(first.files() + 16);
        assertThat(last.heapMebibytes()).isLessThan(first.heapMebibytes() + 24);
        if (SPAN.toMinutes() >= 30) {
            assertThat(footprint.heapSlope()).isLessThan(4);
        }
    }

    private HealingSupervisor supervisor() {
        var supervisor = HealingSupervisor.builder()
                .auditTrail(AuditTrail.inDirectory(trail))
                .policy(DENSE)
                .listener(deeds)
                .build();
        supervisor.start();
        return supervisor;
    }

    private static HealableHikariDataSource pool(String name, PostgresServer server, String jdbcUrl) {
        var settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setJdbcUrl(jdbcUrl);
        settings.setUsername(server.user());
        settings.setPassword(server.password());
        return HealableHikariDataSource.of(settings);
    }

    /** Mostly quick, some slow, now and then a transaction that waits, and more workers than connections. */
    private static List<String> legitimateWork() {
        var work = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            work.add("select " + i);
        }
        work.add("select pg_sleep(0.7)");
        work.add("begin; select pg_sleep(3); commit");
        work.add("select count(*) from generate_series(1, 300000)");
        return work;
    }
}
