// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.probes.postgres.StuckCalls;
import dev.prunella.probes.postgres.Suspect;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a pool from the inside: while calls of the application are suspect, the server is asked about each of them first; then
 * the pool is asked for a connection as the application would. Where the server proves that a call is stuck, the look fails with
 * {@code half-open}, and with {@code wedged} where the pool's own way to the server is stuck as well, so that fresh
 * connections would not come.
 *
 * <p>The proof is PostgreSQL's. With other servers, behind a pooler or without the right to look, the pool's own answer is all
 * that there is.
 */
final class PoolInside implements Probe {

    private static final Logger LOG = LoggerFactory.getLogger(PoolInside.class);
    private static final Duration RECENT = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofMillis(20);

    private final HealableHikariDataSource dataSource;
    private final PoolProbe pool;
    private final PoolTraffic traffic;
    private final PoolPaths paths;
    private final Leaks leaks;
    private final StuckCalls stuckCalls;
    private volatile Proof proof = Proof.NONE;

    PoolInside(HealableHikariDataSource dataSource, PoolProbe pool, PoolTraffic traffic, PoolPaths paths, Leaks leaks) {
        this.dataSource = dataSource;
        this.pool = pool;
        this.traffic = traffic;
        this.paths = paths;
        this.leaks = leaks;
        stuckCalls = StuckCalls.by(dataSource.clock());
    }

    /** What was proven within the last seconds; the server is asked anew if that is nothing. */
    Proof proof(ProbeContext context) {
        Proof last = proof;
        if (last.foundSince(context.clock().nanoTime() - RECENT.toNanos())) {
            return last;
        }
        prove(traffic.suspects(), context);
        Proof now = proof;
        return now.foundSince(context.clock().nanoTime() - RECENT.toNanos()) ? now : Proof.NONE;
    }

    @Override
    public Reading look(ProbeContext context) {
        List<Suspect> suspects = traffic.suspects();
        Reading proven = prove(suspects, context);
        if (proven != null) {
            return proven;
        }
        Reading leak = exhausted() ? leaks.look() : null;
        if (leak != null) {
            return leak;
        }
        Reading reading = pool.look(context);
        if (reading.passed()) {
            traffic.spare(suspects);
        }
        return reading.failed() ? reading : unlessLeaking(reading);
    }

    /** A pool that leaks works until it is exhausted. */
    private Reading unlessLeaking(Reading reading) {
        Reading leak = leaks.look();
        return leak == null ? reading : leak;
    }

    /** The look may be late because its own connection is stuck. */
    @Override
    public Reading late(ProbeContext context) {
        if (leaks.asking()) {
            return Reading.unknown("asking", "the server takes long to tell which connections lie idle");
        }
        Reading proven = prove(traffic.suspects(), context);
        return proven == null ? pool.late(context) : proven;
    }

    private @Nullable Reading prove(List<Suspect> suspects, ProbeContext context) {
        if (DriverTimeouts.of(dataSource) != DriverTimeouts.POSTGRESQL) {
            return null;
        }
        long now = context.clock().nanoTime();
        if (suspects.isEmpty() && !traffic.connectStuckSince(now)) {
            proof = Proof.NONE;
            return null;
        }
        try (Opening opening = paths.open(patience(context))) {
            Proof found = examine(suspects, opening, now);
            proof = found;
            return reading(found);
        } catch (SQLException e) {
            LOG.debug("{} - the server says nothing about the pool's calls", dataSource.getPoolName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("{} - the server could not be asked", dataSource.getPoolName(), e);
        }
        return null;
    }

    private Proof examine(List<Suspect> suspects, Opening opening, long sinceNanos) throws SQLException {
        StuckCalls.Findings findings = stuckCalls.examine(suspects, opening.connection());
        traffic.spare(suspects.stream()
                .filter(suspect -> isIn(findings.working(), suspect.connection()))
                .toList());
        boolean lost = !opening.ownAnswered() || traffic.connectStuckSince(sinceNanos);
        return new Proof(findings.stuck(), lost, dataSource.clock().nanoTime());
    }

    private @Nullable Reading reading(Proof found) {
        if (found.stuck().isEmpty() && !(found.poolsPathLost() && empty())) {
            return null;
        }
        String what = "the server proves %d calls stuck".formatted(found.stuck().size());
        return found.poolsPathLost()
                ? Reading.fail(Cause.WEDGED.name(), what + ", and the pool's own connecting is stuck")
                : Reading.fail(Cause.HALF_OPEN.name(), what);
    }

    private boolean exhausted() {
        HikariPoolView view = HikariPoolView.of(dataSource);
        return view.active() >= view.maximumSize();
    }

    /** Whether the pool has nothing left to lend. */
    private boolean empty() {
        HikariPoolView view = HikariPoolView.of(dataSource);
        return view.idle() == 0 && view.active() < view.maximumSize();
    }

    private static boolean isIn(List<Connection> connections, Connection wanted) {
        return connections.stream().anyMatch(connection -> connection == wanted);
    }

    /** The terms of a look outside of the loop's own. */
    static ProbeContext within(Duration patience, HealingClock clock) {
        return new ProbeContext(Deadline.in(patience, clock.nanoTime()), clock);
    }

    private static Duration patience(ProbeContext context) {
        Duration wait = context.remaining().minus(MARGIN);
        return wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
    }
}
