// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Workers that write and read by turns. Every write has an id of its own, so that a lost or doubled one is found. Nothing is
 * retried: what failed is counted.
 */
public final class JdbcLoad implements AutoCloseable {

    /** The statement that makes the table which the load writes to. */
    public static final String TABLE = "CREATE TABLE IF NOT EXISTS prunella_load (id bigint PRIMARY KEY)";

    private static final int MOST_REQUESTS = 1_000_000;

    private final Work work;
    private final Duration pause;
    private final AtomicLong ids = new AtomicLong();
    private final List<Worker> workers = new ArrayList<>();
    private volatile boolean stopped;

    /** What a request does. Called by all workers at the same time. */
    @FunctionalInterface
    public interface Work {

        /**
         * Carries out one request.
         *
         * @param id unique within the load; a write that returns has stored it
         * @param write whether to write, else to read
         * @throws SQLException if it failed; it is counted, and not tried again
         */
        void run(long id, boolean write) throws SQLException;
    }

    private JdbcLoad(Work work, int count, Duration pause) {
        this.work = work;
        this.pause = pause;
        for (int i = 1; i <= count; i++) {
            workers.add(new Worker(i));
        }
    }

    /**
     * Starts {@code workers} workers, each with a pause between its requests, on connections that are borrowed for a request.
     * Needs the table of {@link #TABLE} on every server that may be reached.
     */
    public static JdbcLoad start(DataSource dataSource, int workers, Duration pause) {
        return start((id, write) -> execute(dataSource, id, write), workers, pause);
    }

    /** Starts {@code workers} workers, each with a pause between its requests, on work of your own. */
    public static JdbcLoad start(Work work, int workers, Duration pause) {
        JdbcLoad load = new JdbcLoad(work, workers, pause);
        load.workers.forEach(Thread::start);
        return load;
    }

    /** What has become of the load up to now; requests that have not ended are in it. */
    public LoadReport report() {
        long now = System.nanoTime();
        List<Request> requests = new ArrayList<>();
        workers.forEach(worker -> worker.addTo(requests, now));
        return new LoadReport(requests, now);
    }

    /** Begins no further request and waits up to two seconds for those under way. */
    @Override
    public void close() {
        stopped = true;
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        for (Worker worker : workers) {
            worker.awaitEnd(deadline);
        }
    }

    private static void execute(DataSource dataSource, long id, boolean write) throws SQLException {
        String sql =
                write ? "INSERT INTO prunella_load (id) VALUES (?)" : "SELECT count(*) FROM prunella_load WHERE id > ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.execute();
        }
    }

    private final class Worker extends Thread {

        private final List<Request> done = new ArrayList<>();
        private Request current = new Request(0, false, 0, 0, null, true);

        private Worker(int number) {
            super("prunella-testkit-load-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            boolean write = true;
            while (!stopped && room()) {
                request(ids.incrementAndGet(), write);
                write = !write;
                LockSupport.parkNanos(pause.toNanos());
            }
        }

        private void request(long id, boolean write) {
            long start = System.nanoTime();
            begin(new Request(id, write, start, start, null, false));
            String failure = null;
            try {
                work.run(id, write);
            } catch (SQLException e) {
                failure = e.getSQLState() == null ? e.getClass().getSimpleName() : e.getSQLState();
            } catch (RuntimeException e) {
                failure = e.getClass().getSimpleName();
            }
            end(new Request(id, write, start, System.nanoTime(), failure, true));
        }

        private synchronized boolean room() {
            return done.size() < MOST_REQUESTS;
        }

        private synchronized void begin(Request request) {
            current = request;
        }

        private synchronized void end(Request request) {
            current = request;
            done.add(request);
        }

        private synchronized void addTo(List<Request> requests, long now) {
            requests.addAll(done);
            if (!current.ended()) {
                requests.add(new Request(
                        current.id(), current.write(), current.startNanos(), now, current.failure(), false));
            }
        }

        private void awaitEnd(long deadlineNanos) {
            try {
                join(Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
