// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down in one line each what it hears. */
final class RecordingListener implements PoolListener {

    final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void failed(long generation, SQLException failure) {
        heard.add("failed " + generation + " " + failure.getSQLState());
    }

    @Override
    public void lent(long generation, long waitedNanos) {
        heard.add("lent " + generation);
    }

    @Override
    public void returned(long generation, long heldMillis) {
        heard.add("returned " + generation);
    }

    @Override
    public void timedOut(long generation) {
        heard.add("timedOut " + generation);
    }

    @Override
    public void connected(long generation, long elapsedNanos) {
        heard.add("connected " + generation);
    }

    @Override
    public void connectFailed(long generation, long elapsedNanos, SQLException failure) {
        heard.add("connectFailed " + generation + " " + failure.getSQLState());
    }
}
