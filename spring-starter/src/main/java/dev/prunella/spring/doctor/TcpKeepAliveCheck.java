// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;

/** Without keepalive of TCP a connection whose other end is gone looks whole for as long as nobody writes to it. */
final class TcpKeepAliveCheck implements DoctorCheck {

    private static final String PARAMETER = "tcpKeepAlive";

    private final PoolFacts.Source source;

    TcpKeepAliveCheck(PoolFacts.Source source) {
        this.source = source;
    }

    @Override
    public List<Finding> examine() {
        return source.pools().stream()
                .filter(TcpKeepAliveCheck::isOff)
                .map(TcpKeepAliveCheck::finding)
                .toList();
    }

    private static boolean isOff(PoolFacts pool) {
        JdbcDriver driver = pool.driver();
        if (driver == null) {
            return false;
        }
        String value = pool.parameter(PARAMETER);
        return value.isEmpty() ? !driver.keepsAliveByDefault() : value.equalsIgnoreCase("false");
    }

    private static Finding finding(PoolFacts pool) {
        String value = pool.parameter(PARAMETER);
        return new Finding(
                "tcp-keepalive",
                pool.bean(),
                PARAMETER + " is " + (value.isEmpty() ? "not set, which is false" : value),
                "a connection whose other end is gone is not noticed while it waits for an answer",
                pool.propertyOf(PARAMETER),
                "true");
    }
}
