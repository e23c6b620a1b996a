// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The settings that HikariCP lets a user change while the pool runs: kept here, so that each later generation starts with
 * them, and handed on to the current one. The setters are also called by HikariCP's own constructor.
 */
abstract class LiveSettingsDataSource extends HikariDataSource {

    /** The current generation, or null before the start. */
    abstract @Nullable PoolGeneration running();

    /** Brings the current generation's live settings up to date, all of them: the last call wins whatever the order. */
    final void handOn() {
        PoolGeneration current = running();
        if (current == null) {
            return;
        }
        HikariConfig running = current.settings();
        synchronized (running) {
            running.setCatalog(getCatalog());
            running.setConnectionTimeout(getConnectionTimeout());
            running.setCredentials(getCredentials());
            running.setIdleTimeout(getIdleTimeout());
            running.setKeepaliveTime(getKeepaliveTime());
            running.setLeakDetectionThreshold(getLeakDetectionThreshold());
            running.setMaxLifetime(getMaxLifetime());
            running.setMaximumPoolSize(getMaximumPoolSize());
            running.setMinimumIdle(getMinimumIdle());
            running.setValidationTimeout(getValidationTimeout());
        }
    }

    @Override
    public void setCatalog(@Nullable String catalog) {
        super.setCatalog(catalog);
        handOn();
    }

    @Override
    public void setConnectionTimeout(long connectionTimeoutMs) {
        super.setConnectionTimeout(connectionTimeoutMs);
        handOn();
    }

    @Override
    public void setUsername(@Nullable String username) {
        super.setUsername(username);
        handOn();
    }

    @Override
    public void setPassword(@Nullable String password) {
        super.setPassword(password);
        handOn();
    }

    @Override
    public void setCredentials(Credentials credentials) {
        super.setCredentials(credentials);
        handOn();
    }

    @Override
    public void setIdleTimeout(long idleTimeoutMs) {
        super.setIdleTimeout(idleTimeoutMs);
        handOn();
    }

    @Override
    public void setKeepaliveTime(long keepaliveTimeMs) {
        super.setKeepaliveTime(keepaliveTimeMs);
        handOn();
    }

    @Override
    public void setLeakDetectionThreshold(long leakDetectionThresholdMs) {
        super.setLeakDetectionThreshold(leakDetectionThresholdMs);
        handOn();
    }

    @Override
    public void setMaxLifetime(long maxLifetimeMs) {
        super.setMaxLifetime(maxLifetimeMs);
        handOn();
    }

    @Override
    public void setMaximumPoolSize(int maxPoolSize) {
        super.setMaximumPoolSize(maxPoolSize);
        handOn();
    }

    @Override
    public void setMinimumIdle(int minIdle) {
        super.setMinimumIdle(minIdle);
        handOn();
    }

    @Override
    public void setValidationTimeout(long validationTimeoutMs) {
        super.setValidationTimeout(validationTimeoutMs);
        handOn();
    }
}
