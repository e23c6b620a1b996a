// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A pool whose figures are set by hand. */
final class FakePool implements PoolView {

    boolean started = true;
    boolean lending = true;
    boolean readOnly;
    int active;
    int maximum = 3;
    int borrows;
    FakeConnection connection = new FakeConnection();
    SQLException refusal;
    Runnable whileBorrowing = () -> {};

    @Override
    public boolean started() {
        return started;
    }

    @Override
    public boolean lending() {
        return lending;
    }

    @Override
    public int active() {
        return active;
    }

    @Override
    public int idle() {
        return maximum - active;
    }

    @Override
    public int total() {
        return maximum;
    }

    @Override
    public int waiting() {
        return 7;
    }

    @Override
    public int maximumSize() {
        return maximum;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public Connection borrow(Duration timeout) throws SQLException {
        borrows++;
        whileBorrowing.run();
        if (refusal != null) {
            throw refusal;
        }
        return connection.lend();
    }
}
