// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

/** Where a check says that its rule was broken just now. */
@FunctionalInterface
public interface Objections {

    /** A sentence that says what was broken and by what. */
    void say(String sentence);
}
