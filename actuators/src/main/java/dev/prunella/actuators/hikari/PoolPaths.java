// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.jdbc.DirectProbe;
import dev.prunella.probes.jdbc.OutsidePath;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The ways to a pool's database past the pool: first the pool's own, then those that the user named besides. All are tried at the same
 * time, so that one that is mute delays nothing.
 */
final class PoolPaths implements Probe {

    /** How much longer than another one the pool's own way may take and still be kept. */
    private static final Duration LOYALTY = Duration.ofMillis(150);

    private final HikariDataSource dataSource;
    private final HikariOutsidePath own;
    private final Set<String> urls = new LinkedHashSet<>();

    PoolPaths(HikariDataSource dataSource, List<String> alternatives) {
        this.dataSource = dataSource;
        own = HikariOutsidePath.of(dataSource);
        if (!alternatives.isEmpty()) {
            urls.add(Objects.requireNonNull(dataSource.getJdbcUrl(), "jdbcUrl"));
            urls.addAll(alternatives);
        }
    }

    /** Passes as soon as one way passes; otherwise says what the pool's own way says. */
    @Override
    public Reading look(ProbeContext context) throws Exception {
        List<String> others = others();
        if (others.isEmpty()) {
            return probe(own).look(context);
        }
        Reading ownReading = Reading.fail("timed-out", "the pool's own URL did not answer in time");
        try (Race<Reading> race = race(context, others)) {
            Race.Answer<Reading> answer;
            while ((answer = race.next(context.deadline())) != null) {
                Reading reading = readingOf(answer);
                if (reading.passed()) {
                    return reading;
                }
                ownReading = answer.runner() == 0 ? reading : ownReading;
            }
        }
        return ownReading;
    }

    /**
     * The URL to build a pool on: another one than the pool's own if only that is seen to work.
     *
     * @return null for the pool's own
     */
    @Nullable
    String better(Duration patience, HealingClock clock) throws InterruptedException {
        List<String> others = others();
        if (others.isEmpty()) {
            return null;
        }
        Deadline deadline = Deadline.in(patience, clock.nanoTime());
        String found = null;
        try (Race<Reading> race = race(new ProbeContext(deadline, clock), others)) {
            Race.Answer<Reading> answer;
            while ((answer = race.next(deadline)) != null) {
                if (!readingOf(answer).passed()) {
                    continue;
                }
                if (answer.runner() == 0) {
                    return null;
                }
                found = found == null ? others.get(answer.runner() - 1) : found;
                deadline = Deadline.in(LOYALTY, clock.nanoTime());
            }
        }
        return found;
    }

    /** The ways as one: the first that answers is taken. */
    Opening open(Duration timeout) throws Exception {
        List<Callable<Connection>> ways = new ArrayList<>();
        ways.add(() -> own.open(timeout));
        others().forEach(url -> ways.add(() -> own.by(url).open(timeout)));
        return Opening.of(ways, timeout, SystemTime.clock());
    }

    private List<String> others() {
        return urls.stream().filter(url -> !url.equals(dataSource.getJdbcUrl())).toList();
    }

    private Race<Reading> race(ProbeContext context, List<String> others) {
        List<Callable<Reading>> looks = new ArrayList<>();
        looks.add(() -> probe(own).look(context));
        others.forEach(url -> looks.add(() -> probe(own.by(url)).look(context)));
        Race<Reading> race = new Race<>(context.clock(), late -> {});
        race.start("outside-" + dataSource.getPoolName(), looks);
        return race;
    }

    /** Asked at each look whether the pool is read-only, as the inside is: it may be set up after this. */
    private Probe probe(OutsidePath path) {
        return dataSource.isReadOnly() ? DirectProbe.ofAnyServer(path) : DirectProbe.ofPrimary(path);
    }

    private static Reading readingOf(Race.Answer<Reading> answer) {
        Reading reading = answer.value();
        return reading == null ? Reading.fail("threw", String.valueOf(answer.failure())) : reading;
    }
}
