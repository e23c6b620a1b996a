// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.probes.jdbc.DirectProbe;
import dev.prunella.probes.jdbc.JdbcReadings;
import dev.prunella.probes.jdbc.OutsidePath;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;

/** Ready targets for HikariCP pools; what they set can be set anew before they are built. */
public final class HikariRecipes {

    private static final Probing PROBING = Probing.ofDefaults().within(Duration.ofMillis(300), Duration.ofMillis(400));

    private HikariRecipes() {}

    /**
     * A pool as a target: looked at from the inside by borrowing, from the outside by a fresh physical connection; both ask
     * whether the server takes writes, unless the pool is configured read-only. A local fault is cured by evicting the sick
     * connection, then all of them; a demoted primary by evicting all at once.
     *
     * <p>A {@link HealableHikariDataSource} also notices failing and slow calls of the application at once, and refuses a second
     * supervisor. Of a plain one only the probes tell, within a period, and the start line says so.
     *
     * @param name the target's name
     * @param dataSource need not have been started; is not started by this
     */
    public static TargetBuilder pool(String name, HikariDataSource dataSource) {
        PoolProbe inside = PoolProbe.of(HikariPoolView.of(dataSource));
        TargetBuilder target = Target.named(name)
                .inside(inside)
                .outside(outside(dataSource))
                .probing(PROBING)
                .conclusive(Cause.READ_ONLY)
                .when(Diagnosis.Kind.LOCAL_FAULT, runbook(dataSource, inside));
        return dataSource instanceof HealableHikariDataSource healable
                ? healable(target, new SupervisedPool(healable))
                : target.note(
                        "a plain HikariDataSource: eviction only, and trouble is found by the periodic probe only;"
                                + " a HealableHikariDataSource can also be replaced, and notices trouble at once");
    }

    /** Asks at each look whether the pool is read-only, as the inside does: it may be set up after this. */
    private static Probe outside(HikariDataSource dataSource) {
        OutsidePath path = HikariOutsidePath.of(dataSource);
        DirectProbe anyServer = DirectProbe.ofAnyServer(path);
        DirectProbe primary = DirectProbe.ofPrimary(path);
        return context -> (dataSource.isReadOnly() ? anyServer : primary).look(context);
    }

    private static TargetBuilder healable(TargetBuilder target, SupervisedPool pool) {
        return target.healing(pool).noticing(pool);
    }

    private static Runbook runbook(HikariDataSource dataSource, PoolProbe inside) {
        Remediation one = Remediation.named(EvictOne.NAME, new EvictOne(dataSource, inside))
                .curing(new Cause(JdbcReadings.CHECK_FAILED), Cause.HALF_OPEN);
        Remediation all = Remediation.named(EvictAll.NAME, new EvictAll(dataSource));
        return Runbook.of(one, all);
    }
}
