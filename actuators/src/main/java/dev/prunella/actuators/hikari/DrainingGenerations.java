// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Generations that were replaced while something was lent, until it has come back. Never more than {@value #MOST}. */
final class DrainingGenerations {

    static final int MOST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DrainingGenerations.class);

    /** HikariCP itself waits ten seconds for connects and ten for closes. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final Set<PoolGeneration> draining = ConcurrentHashMap.newKeySet();
    private final Set<PoolGeneration> notShutDown = ConcurrentHashMap.newKeySet();

    /** Refuses another one while so many are not done: each may hold as many connections of the server as the pool is large. */
    void requireRoom() throws SQLException {
        closeDrained();
        if (draining.size() >= MOST) {
            throw new SQLException(MOST + " replaced pools still have connections lent");
        }
    }

    void retire(PoolGeneration old) {
        draining.add(old);
        notShutDown.add(old);
        old.retire(() -> draining.remove(old), () -> notShutDown.remove(old));
    }

    /** Closes those that have nothing lent any more. */
    void closeDrained() {
        draining.forEach(PoolGeneration::closeIfDrained);
    }

    List<PoolGeneration> present() {
        return List.copyOf(draining);
    }

    /** Open connections of theirs that are not lent: what was idle is closed, so they are being tested for a borrower. */
    List<Connection> tested() {
        List<Connection> tested = new ArrayList<>();
        draining.forEach(generation -> tested.addAll(generation.connections().notLent()));
        return tested;
    }

    /** Closes them on threads of their own and aborts what is still lent, as closing a pool does. */
    void close() {
        draining.forEach(PoolGeneration::closeInBackground);
    }

    /**
     * Waits until all have been closed, so that no thread and no connection of theirs outlives the pool: half a minute at most, or
     * until the calling thread is interrupted, which it then stays.
     */
    void awaitShutDown() {
        var all = notShutDown.stream().map(PoolGeneration::shutDown).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(LONGEST_CLOSE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} replaced pools are still being closed", notShutDown.size(), e);
        }
    }
}
