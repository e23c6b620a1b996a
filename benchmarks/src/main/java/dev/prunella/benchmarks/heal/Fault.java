// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.testkit.postgres.PostgresPair;
import java.sql.SQLException;

/** A row of the results. */
interface Fault {

    /** The target's id, such as {@code H1}. */
    String id();

    /** The fault in a few words. */
    String title();

    /** What the fault is made of, and what Prunella is expected to reach, in sentences. */
    String description();

    /** Does it, while the load runs. */
    void strike(PostgresPair pair) throws SQLException;
}
