// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.facade;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Borrows a connection and gives it back, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BorrowAndReturn {

    /** Which way it is borrowed. */
    @Param
    public Way way = Way.HIKARI;

    private HikariDataSource dataSource = new HikariDataSource();
    private AutoCloseable end = dataSource;

    /** Opens the pool. */
    @Setup
    public void open() {
        Way.Opened opened = way.open(settings());
        dataSource = opened.dataSource();
        end = opened.end();
    }

    /** Closes it. */
    @TearDown
    public void close() throws Exception {
        end.close();
    }

    /** What is measured. */
    @Benchmark
    public Connection borrowAndReturn() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection;
        }
    }

    private static HikariConfig settings() {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(new StubDatabase());
        return settings;
    }
}
