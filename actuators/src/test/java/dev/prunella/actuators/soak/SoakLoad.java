// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.soak;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Workers that call a pool for hours and remember nothing but counts. */
final class SoakLoad implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();

    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> statements;

    /** @param statements run by turns, each by each worker */
    SoakLoad(DataSource pool, int count, List<String> statements) {
        this.statements = new ArrayList<>(statements);
        for (int i = 0; i < count; i++) {
            int first = i;
            workers.execute(() -> work(pool, first));
        }
    }

    private void work(DataSource pool, int first) {
        for (int turn = first; !stopped.get(); turn++) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(statements.get(turn % statements.size()));
                succeeded.increment();
            } catch (SQLException e) {
                failed.increment();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }

    @Override
    public void close() {
        stopped.set(true);
        workers.shutdownNow();
    }
}
