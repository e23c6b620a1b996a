// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** One in front of a real PostgreSQL: what is not in its cache takes the database as long as a cold read would. */
final class DatabaseService implements Service, AutoCloseable {

    private static final int KEYS = 150;

    private final Setting setting;
    private final ExecutorService workers;
    private final List<Connection> connections = new ArrayList<>();
    private final ThreadLocal<Connection> own;
    private final Set<Integer> cache = ConcurrentHashMap.newKeySet();
    private volatile boolean slow;
    private volatile boolean cacheDown;

    DatabaseService(PostgresServer server, Setting setting) throws SQLException {
        this.setting = setting;
        workers = Executors.newFixedThreadPool(setting.workers());
        List<Connection> free = new ArrayList<>();
        for (int i = 0; i < setting.workers(); i++) {
            free.add(server.connect());
        }
        connections.addAll(free);
        own = ThreadLocal.withInitial(() -> taken(free));
        for (int key = 0; key < KEYS; key++) {
            cache.add(key);
        }
    }

    private static Connection taken(List<Connection> free) {
        synchronized (free) {
            return free.remove(free.size() - 1);
        }
    }

    @Override
    public CompletableFuture<String> request() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        workers.execute(() -> serve(answer));
        return answer;
    }

    private void serve(CompletableFuture<String> answer) {
        int key = ThreadLocalRandom.current().nextInt(KEYS);
        long millis = (cache.contains(key) ? setting.hit() : setting.miss()).toMillis() * (slow ? 5 : 1);
        try (PreparedStatement statement = own.get().prepareStatement("SELECT pg_sleep(?)")) {
            statement.setDouble(1, millis / 1000.0);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
            }
            if (answer.complete("answer") && !cacheDown) {
                cache.add(key);
            }
        } catch (SQLException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void cacheDown(boolean value) {
        cacheDown = value;
        cache.clear();
    }

    @Override
    public void slow(boolean value) {
        slow = value;
    }

    @Override
    public void close() throws SQLException {
        workers.shutdownNow();
        for (Connection each : connections) {
            each.close();
        }
    }
}
