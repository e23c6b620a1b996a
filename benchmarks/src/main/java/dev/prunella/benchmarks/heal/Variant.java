// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.nio.file.Path;

/** A way to use HikariCP. */
interface Variant {

    /** As the table shows it. */
    String name();

    /** What is set, in words. */
    String settings();

    /**
     * Opens a fresh pool, and whatever heals it.
     *
     * @param place where the database is
     * @param directory an empty one, for the run alone
     */
    Subject open(Place place, Path directory);
}
