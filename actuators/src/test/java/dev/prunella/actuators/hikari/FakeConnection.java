// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Connections without a server, for tests of what is noted about connections. */
final class FakeConnection {

    private FakeConnection() {}

    static Connection open() {
        return around(null);
    }

    static Connection around(Connection raw) {
        return (Connection) Proxy.newProxyInstance(
                FakeConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "unwrap" -> raw;
                        case "isClosed" -> false;
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
