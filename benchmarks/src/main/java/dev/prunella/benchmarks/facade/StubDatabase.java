// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.facade;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A driver whose connections do nothing and are always well, so that only the pool is measured. */
final class StubDatabase implements DataSource {

    /** Of a database that probes have no question of their own for. */
    private static final String PRODUCT = "Stub";

    @Override
    public Connection getConnection() {
        return stub(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getMetaData" -> metaData();
            case "createStatement" -> stub(Statement.class, (p, m, a) -> nothing(m.getReturnType()));
            case "getAutoCommit", "isValid" -> true;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            default -> nothing(method.getReturnType());
        });
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    private static DatabaseMetaData metaData() {
        return stub(
                DatabaseMetaData.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getDatabaseProductName") ? PRODUCT : nothing(method.getReturnType()));
    }

    private static <T> T stub(Class<T> type, InvocationHandler answers) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy); // as a driver's connections have it
            case "equals" -> proxy == arguments[0];
            default -> answers.invoke(proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(StubDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return null;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // It never logs.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // It connects at once.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
