// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;

/** What is measured in one run. */
interface Subject extends AutoCloseable {

    /** What the load uses. */
    HikariDataSource dataSource();

    /** Whether nothing is under way in it. */
    boolean settled();

    /** What healed it and when; asked after it was closed. */
    Healing healing() throws IOException;

    @Override
    void close();
}
