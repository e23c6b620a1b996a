// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import java.util.List;

/** A way to come back to many things once a second. */
interface Load extends AutoCloseable {

    /** Keeps what there is to know of each, before anything runs: what an application holds in any case. */
    void describe(List<Component> components);

    /** Begins with one of them. */
    void begin(int index);

    @Override
    void close();
}
