// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.time.Duration;
import java.util.List;

/** One fault: how it strikes, how it ends, and what is promised of the service that is supervised. */
sealed interface Act permits HalfOpen, Demoted, Wedged, DatabaseDown {

    /** As it is asked for on the command line. */
    String name();

    /** What happens when it strikes, in one line. */
    String fault();

    /** Lets the fault strike both services at the same time. */
    void strike(Scene scene) throws InterruptedException;

    /** How long from the strike's return to {@link #end}; zero if the fault is for good. */
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** What happens then, in one line. */
    default String ending() {
        return "";
    }

    /** Ends the fault. */
    default void end(Scene scene) {
        // for good
    }

    /** How long both services are watched from the fault on. */
    Duration watched();

    /** What did not go as promised; empty if all did. */
    List<String> broken(Played played);
}
