// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.act.Remediation;
import dev.prunella.act.Risk;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.probes.jdbc.JdbcReadings;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.List;

/** Ready targets for HikariCP pools; what they set can be set anew before they are built. */
public final class HikariRecipes {

    private static final Probing PROBING = Probing.ofDefaults().within(Duration.ofMillis(300), Duration.ofMillis(400));
    private static final Duration GLANCES = Duration.ofMillis(50);
    private static final Duration SWAP_DEADLINE = Duration.ofSeconds(10);
    private static final int EVICTIONS = 3;
    private static final Cause CHECK_FAILED = new Cause(JdbcReadings.CHECK_FAILED);

    private HikariRecipes() {}

    /**
     * A pool as a target: looked at from the inside by borrowing, from the outside by a fresh physical connection; both ask
     * whether the server takes writes, unless the pool is configured read-only.
     *
     * <p>A {@link HealableHikariDataSource} also notices failing, slow and stuck calls of the application at once, and refuses a second
     * supervisor. It is healed by the lightest of these that can cure the cause: one connection is evicted; the calls that the server
     * proves stuck are aborted; all connections are evicted; the pool is replaced.
     *
     * <p>Of a plain data source only the probes tell, within a period; it gets eviction only, and the start line says so.
     *
     * @param name the target's name
     * @param dataSource need not have been started; is not started by this
     */
    public static TargetBuilder pool(String name, HikariDataSource dataSource) {
        return pool(name, dataSource, PoolHealing.ofDefaults());
    }

    /**
     * The same with more to heal by.
     *
     * @throws IllegalArgumentException if an alternative URL is given for a pool that cannot be replaced, or has no URL itself
     */
    public static TargetBuilder pool(String name, HikariDataSource dataSource, PoolHealing healing) {
        if (dataSource instanceof HealableHikariDataSource healable) {
            requireUrl(name, dataSource, healing);
            return healable(name, healable, healing);
        }
        if (healing.evictsLeaked()) {
            throw new IllegalArgumentException("target '%s': evictLeaked needs a HealableHikariDataSource, got %s"
                    .formatted(name, dataSource.getClass().getName()));
        }
        if (!healing.alternativeUrls().isEmpty()) {
            throw new IllegalArgumentException("target '%s': alternativeUrl needs a HealableHikariDataSource, got %s"
                    .formatted(name, dataSource.getClass().getName()));
        }
        return plain(name, dataSource);
    }

    private static void requireUrl(String name, HikariDataSource dataSource, PoolHealing healing) {
        if (!healing.alternativeUrls().isEmpty() && dataSource.getJdbcUrl() == null) {
            throw new IllegalArgumentException(
                    "target '%s': alternativeUrl needs a pool that has a jdbcUrl, got none".formatted(name));
        }
    }

    private static TargetBuilder plain(String name, HikariDataSource dataSource) {
        PoolProbe inside = PoolProbe.of(HikariPoolView.of(dataSource));
        Remediation one = Remediation.named(EvictOne.NAME, new EvictOne(dataSource, inside))
                .curing(CHECK_FAILED);
        Remediation all = Remediation.named(EvictAll.NAME, new EvictAll(dataSource));
        return Target.named(name)
                .inside(inside)
                .outside(new PoolPaths(dataSource, List.of()))
                .probing(PROBING)
                .conclusive(Cause.READ_ONLY)
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(one, all))
                .note("a plain HikariDataSource: eviction only, and trouble is found by the periodic probe only;"
                        + " a HealableHikariDataSource can also be replaced, and notices trouble at once");
    }

    private static TargetBuilder healable(String name, HealableHikariDataSource dataSource, PoolHealing healing) {
        PoolTraffic traffic = new PoolTraffic(dataSource);
        PoolPaths paths = new PoolPaths(dataSource, healing.alternativeUrls());
        PoolProbe borrowing = PoolProbe.of(HikariPoolView.of(dataSource));
        PoolGrowth growth = new PoolGrowth(dataSource);
        LeakWatch watch = new LeakWatch(dataSource, traffic, healing.heldTooLong(), growth);
        Leaks leaks = new Leaks(
                dataSource,
                watch,
                new LeakProof(dataSource, paths, healing.heldTooLong().dividedBy(2)),
                healing);
        PoolInside inside = new PoolInside(dataSource, borrowing, traffic, paths, leaks);
        SupervisedPool pool = new SupervisedPool(dataSource, traffic);
        TargetBuilder target = Target.named(name)
                .inside(inside)
                .outside(paths)
                .probing(PROBING)
                .conclusive(Cause.READ_ONLY)
                .conclusiveAtOnce(Cause.HALF_OPEN)
                .conclusiveAtOnce(Cause.WEDGED)
                .when(Diagnosis.Kind.LOCAL_FAULT, ladder(dataSource, borrowing, inside, traffic, paths))
                .healing(pool)
                .noticing(pool)
                .detecting(traffic, GLANCES)
                .detecting(leaks, watch.pace())
                .detecting(growth, PoolGrowth.pace(watch.pace()));
        return healing.evictsLeaked()
                ? target.when(
                        Diagnosis.Kind.LEAK,
                        Runbook.of(Step.of(evictLeaked(dataSource, leaks)).attempts(EVICTIONS)))
                : target;
    }

    private static Remediation evictLeaked(HealableHikariDataSource dataSource, Leaks leaks) {
        return Remediation.named(EvictLeaked.NAME, new EvictLeaked(dataSource, leaks))
                .atRisk(Risk.HIGH);
    }

    private static Runbook ladder(
            HealableHikariDataSource dataSource,
            PoolProbe borrowing,
            PoolInside inside,
            PoolTraffic traffic,
            PoolPaths paths) {
        StuckConnections connections = new StuckConnections(dataSource, paths);
        Remediation one = Remediation.named(EvictOne.NAME, new EvictOne(dataSource, borrowing))
                .curing(CHECK_FAILED);
        Remediation stuck = Remediation.named(AbortStuck.NAME, new AbortStuck(dataSource, inside, connections))
                .curing(Cause.HALF_OPEN);
        Remediation all =
                Remediation.named(EvictAll.NAME, new EvictAll(dataSource)).curing(Cause.READ_ONLY, CHECK_FAILED);
        Remediation swap = Remediation.named(Swap.NAME, new Swap(dataSource, inside, traffic, paths, connections));
        return Runbook.of(
                Step.of(one), Step.of(stuck), Step.of(all), Step.of(swap).within(SWAP_DEADLINE));
    }
}
