// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fresh connection by whichever way answered first, of which the first one is the pool's own. */
final class Opening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Connection connection;
    private final AtomicBoolean ownAnswered;

    private Opening(Connection connection, AtomicBoolean ownAnswered) {
        this.connection = connection;
        this.ownAnswered = ownAnswered;
    }

    static Opening of(List<Callable<Connection>> ways, Duration timeout, HealingClock clock) throws Exception {
        AtomicBoolean ownAnswered = new AtomicBoolean();
        Callable<Connection> own = () -> {
            Connection connection = ways.get(0).call();
            ownAnswered.set(true);
            return connection;
        };
        if (ways.size() == 1) {
            return new Opening(own.call(), ownAnswered);
        }
        List<Callable<Connection>> all = new ArrayList<>(ways);
        all.set(0, own);
        return new Opening(first(all, timeout, clock), ownAnswered);
    }

    private static Connection first(List<Callable<Connection>> ways, Duration timeout, HealingClock clock)
            throws Exception {
        Deadline deadline = Deadline.in(timeout, clock.nanoTime());
        Exception last = new SQLException("no way to the database answered within " + timeout.toMillis() + " ms");
        try (Race<Connection> race = new Race<>(clock, Opening::discard)) {
            race.start("opening", ways);
            Race.Answer<Connection> answer;
            while ((answer = race.next(deadline)) != null) {
                if (answer.value() != null) {
                    return answer.value();
                }
                last = answer.failure() == null ? last : answer.failure();
            }
        }
        throw last;
    }

    Connection connection() {
        return connection;
    }

    /** Whether the pool's own way has answered by now, first or not. */
    boolean ownAnswered() {
        return ownAnswered.get();
    }

    @Override
    public void close() {
        discard(connection);
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection of ours could not be closed", e);
        }
    }
}
