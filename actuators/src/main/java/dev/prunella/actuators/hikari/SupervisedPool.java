// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.act.HealedThing;
import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Generation;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A healable data source in the hands of a supervisor: carries the fence, knows the generation, and notices trouble in the
 * application's own calls. What it notices wakes the probes and proves nothing.
 */
final class SupervisedPool implements HealedThing, SymptomSource, PoolListener {

    private final HealableHikariDataSource dataSource;
    private final PoolTraffic traffic;
    private final AtomicReference<@Nullable Object> owner = new AtomicReference<>();
    private volatile @Nullable Listener hearer;

    SupervisedPool(HealableHikariDataSource dataSource, PoolTraffic traffic) {
        this.dataSource = dataSource;
        this.traffic = traffic;
    }

    @Override
    public boolean claim(Object supervisor) {
        if (!dataSource.attach(this)) {
            return false;
        }
        owner.set(supervisor);
        return true;
    }

    @Override
    public void release(Object supervisor) {
        if (owner.compareAndSet(supervisor, null)) {
            dataSource.detach(this);
        }
    }

    @Override
    public Generation generation() {
        return new Generation(Math.max(1, dataSource.generationNumber()));
    }

    @Override
    public Cancellable subscribe(Listener listener) {
        hearer = listener;
        return () -> hearer = null;
    }

    @Override
    public void failed(long generation, SQLException failure) {
        Listener listener = hearer;
        if (listener != null && SqlTrouble.worthALook(failure)) {
            listener.noticed(new Reason("sql-exception", "a call failed with SQLSTATE " + failure.getSQLState()));
        }
    }

    @Override
    public void lent(long generation, long waitedNanos) {
        if (traffic.waited(waitedNanos)) {
            tell("slow", "a connection was waited for far longer than usual");
        }
    }

    @Override
    public void returned(long generation, long heldMillis) {
        if (traffic.used(heldMillis * 1_000_000)) {
            tell("slow", "a connection was used far longer than usual");
        }
    }

    @Override
    public void timedOut(long generation) {
        tell("pool-timeout", "a thread waited for a connection in vain");
    }

    @Override
    public void connected(long generation, long elapsedNanos) {
        traffic.connected(elapsedNanos);
    }

    @Override
    public void connectFailed(long generation, long elapsedNanos, SQLException failure) {
        tell("connect-failed", "a new connection failed with SQLSTATE " + failure.getSQLState());
    }

    private void tell(String code, String text) {
        Listener listener = hearer;
        if (listener != null) {
            listener.noticed(new Reason(code, text));
        }
    }

    @Override
    public String toString() {
        return "pool " + dataSource.getPoolName();
    }
}
