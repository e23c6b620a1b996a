// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.ArrayList;
import java.util.List;

/** A driver that waits for ever for an answer keeps the thread that asked, and its connection, when the server falls silent. */
final class SocketTimeoutCheck implements DoctorCheck {

    private static final String PARAMETER = "socketTimeout";

    private final PoolFacts.Source source;

    SocketTimeoutCheck(PoolFacts.Source source) {
        this.source = source;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (PoolFacts pool : source.pools()) {
            JdbcDriver driver = pool.driver();
            if (driver != null && isNever(pool.parameter(PARAMETER))) {
                findings.add(finding(pool, driver));
            }
        }
        return findings;
    }

    /** What is no number the driver itself refuses. */
    private static boolean isNever(String value) {
        return value.isEmpty() || value.matches("-[0-9]+|0+");
    }

    private static Finding finding(PoolFacts pool, JdbcDriver driver) {
        String value = pool.parameter(PARAMETER);
        return new Finding(
                "socket-timeout",
                pool.bean(),
                PARAMETER + " is " + (value.isEmpty() ? "not set" : value),
                "a call that the database never answers holds its thread and its connection for ever",
                pool.propertyOf(PARAMETER),
                driver.halfAMinute() + ", which is 30 s, or more if a statement takes longer");
    }
}
