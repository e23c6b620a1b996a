// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL 15 on 127.0.0.1, with a database {@code postgres} and no password check, for tests only.
 *
 * <p>It starts in a fraction of a second once its programs lie unpacked in {@code java.io.tmpdir}, which the first start on
 * a machine takes care of. It runs as the current user; for root, in a user namespace. Data are not forced to disk, so they
 * outlive every crash of the server but not one of the machine. Files and processes are gone after {@link #close()}, and
 * soon after the JVM has ended, however it ended.
 *
 * <p>Methods may be called by any thread; those that change the server's state wait for each other. They throw {@link
 * IllegalStateException} when the server does not do what they ask for, with the end of its log in the message.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RELOAD_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final int port;
    private final Installation installation;
    private final DataDirectory directory;
    private final Watchdog watchdog;
    private final Database database;
    private Postmaster postmaster;
    private boolean closed;

    PostgresServer(String name, int port, Installation installation, DataDirectory directory) throws IOException {
        this.name = name;
        this.port = port;
        this.installation = installation;
        this.directory = directory;
        this.database = new Database(jdbcUrl());
        this.watchdog = new Watchdog(directory.root());
        try {
            this.postmaster = launch();
        } catch (IOException | RuntimeException e) {
            watchdog.dismiss();
            throw e;
        }
    }

    /**
     * Whether a server can run here: not on Windows, and as root only where user namespaces are allowed. Fits JUnit's
     * {@code @EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")}.
     */
    public static boolean isAvailable() {
        return Machine.IDENTITY.refusal() == null;
    }

    /** Starts a server with the defaults. */
    public static PostgresServer start() {
        return builder().start();
    }

    /** A builder with the defaults: name {@code postgres}, a free port, no further settings. */
    public static PostgresServerBuilder builder() {
        return new PostgresServerBuilder();
    }

    /** The name that logs and errors show. */
    public String name() {
        return name;
    }

    /** The port, which stays the same through all restarts. */
    public int port() {
        return port;
    }

    /** Where its data lie until it is closed. */
    Path dataDirectory() {
        return directory.data();
    }

    /** The JDBC URL of the server itself. */
    public String jdbcUrl() {
        return jdbcUrl("127.0.0.1", port);
    }

    /** The JDBC URL of the same database by way of another address, such as a proxy's. */
    public String jdbcUrl(String host, int port) {
        return "jdbc:postgresql://" + host + ":" + port + "/postgres";
    }

    /** The name of the superuser. */
    public String user() {
        return Database.USER;
    }

    /** A password, for clients that insist on one; the server accepts any. */
    public String password() {
        return Database.PASSWORD;
    }

    /** A data source without a pool and with the driver's defaults, straight to the server. */
    public PGSimpleDataSource dataSource() {
        return Database.source(jdbcUrl());
    }

    /** A new connection with the driver's defaults, straight to the server; the caller closes it. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Runs a statement on a connection of its own; gives up after 30 s. */
    public void execute(String sql) throws SQLException {
        database.execute(sql);
    }

    /** The first column of the first row as a number, read on a connection of its own; gives up after 30 s. */
    public long queryLong(String sql) throws SQLException {
        return Long.parseLong(database.query(sql));
    }

    /** Whether its first process runs; a paused server runs. */
    public synchronized boolean isRunning() {
        return postmaster.isAlive();
    }

    /** Kills all its processes with SIGKILL: connections break and the port refuses at once. What was committed stays. */
    public synchronized void kill() {
        if (postmaster.isAlive()) {
            postmaster.kill();
            directory.tidyAfterCrash();
            LOG.info("{}: killed", name);
        }
    }

    /** Stops all its processes with SIGSTOP: the kernel still accepts connections, but nobody answers. */
    public synchronized void pause() {
        requireRunning("paused");
        postmaster.pause();
        LOG.info("{}: paused", name);
    }

    /** Lets a paused server go on where it was. */
    public synchronized void resume() {
        requireRunning("resumed");
        postmaster.resume();
        LOG.info("{}: resumed", name);
    }

    /**
     * Starts it again with the same port, data and settings, and returns when it answers; a server that runs is shut down
     * in order first, which ends its sessions.
     */
    public synchronized void restart() {
        requireOpen("restarted");
        postmaster.stop();
        try {
            postmaster = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes it refuse writes with SQLSTATE 25006, as a primary that was demoted: in every transaction that begins after
     * this returned, on new and on established connections. Lasts through restarts, until {@link #promote()}.
     */
    public synchronized void demote() {
        setReadOnly("on");
    }

    /** Takes back {@link #demote()}. */
    public synchronized void promote() {
        setReadOnly("off");
    }

    /** Ends the server at once and deletes its files. Idempotent. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            postmaster.quit();
            directory.tidyAfterCrash();
            directory.delete();
            watchdog.dismiss();
        }
    }

    private Postmaster launch() throws IOException {
        Postmaster started = Postmaster.launch(installation.serverCommand(directory.data()), directory.log(), watchdog);
        if (!database.answers("SELECT 1", "1", START_PATIENCE, started::isAlive)) {
            started.kill();
            throw new IllegalStateException(name + ": PostgreSQL did not start:\n" + directory.logTail());
        }
        return started;
    }

    private void setReadOnly(String value) {
        requireRunning("set read-only " + value);
        try {
            database.execute("ALTER SYSTEM SET default_transaction_read_only = " + value);
            database.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(name + ": cannot be set read-only " + value, e);
        }
        if (!database.answers("SHOW default_transaction_read_only", value, RELOAD_PATIENCE, postmaster::isAlive)) {
            throw new IllegalStateException(name + ": not read-only " + value + ":\n" + directory.logTail());
        }
        LOG.info("{}: read-only {}", name, value);
    }

    private void requireRunning(String wish) {
        requireOpen(wish);
        if (!postmaster.isAlive()) {
            throw new IllegalStateException(
                    name + ": cannot be " + wish + ", it does not run:\n" + directory.logTail());
        }
    }

    private void requireOpen(String wish) {
        if (closed) {
            throw new IllegalStateException(name + ": cannot be " + wish + ", it is closed");
        }
    }
}
