// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A connection to a server that says what it is told to say, and that writes down what is asked of it. */
final class FakeConnection {

    final List<String> calls = new ArrayList<>();
    String product = "PostgreSQL";
    boolean serverReadOnly;
    boolean autoCommit = true;
    boolean valid = true;
    boolean knowsNetworkTimeout = true;
    int networkTimeoutMillis;
    SQLException answer;
    Runnable whileAsked = () -> {};

    Connection lend() {
        return fake(Connection.class, (method, arguments) -> switch (method) {
            case "getMetaData" -> fake(DatabaseMetaData.class, (name, none) -> product);
            case "createStatement" -> fake(Statement.class, this::statement);
            case "getAutoCommit" -> autoCommit;
            case "isValid" -> valid;
            case "getNetworkTimeout" -> networkTimeout();
            case "setNetworkTimeout" -> called("networkTimeout " + (networkTimeoutMillis = (int) arguments[1]));
            case "rollback" -> rollback();
            case "close" -> called(method);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private Object rollback() throws SQLException {
        if (answer != null) {
            throw new SQLException("This connection has been closed.", "08003");
        }
        return called("rollback");
    }

    private int networkTimeout() throws SQLException {
        if (!knowsNetworkTimeout) {
            throw new SQLFeatureNotSupportedException("no network time-out");
        }
        return networkTimeoutMillis;
    }

    private Object statement(String method, Object[] arguments) throws SQLException {
        if (method.equals("close")) {
            return null;
        }
        called((String) arguments[0]);
        whileAsked.run();
        if (answer != null) {
            throw answer;
        }
        return fake(ResultSet.class, (name, none) -> switch (name) {
            case "next" -> true;
            case "getBoolean" -> serverReadOnly;
            default -> null;
        });
    }

    private Object called(String what) {
        calls.add(what);
        return null;
    }

    @FunctionalInterface
    private interface Behaviour {
        Object call(String method, Object[] arguments) throws SQLException;
    }

    private static <T> T fake(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == args[0];
                case "toString" -> type.getSimpleName();
                default -> behaviour.call(method.getName(), args);
            };
        }));
    }
}
