// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Spread;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is expected of all runs of a row together.
 *
 * @param text in words
 * @param holds whether it is reached; given at least one run
 */
record Goal(String text, Predicate<List<Measured>> holds) {

    private static final String NONE = "none set";

    /** No target has been set. */
    static Goal none() {
        return new Goal(NONE, runs -> true);
    }

    /** The median of the recoveries. */
    static Goal recoveredWithin(Duration limit) {
        return new Goal(
                "recovery in at most %s s".formatted(plain(limit)),
                runs -> Spread.of(runs, run -> Spread.seconds(run.recovery())).median() <= Spread.seconds(limit));
    }

    /** In every run. */
    static Goal failedAtMost(long limit) {
        return each("at most %d failed requests".formatted(limit), run -> run.failed() <= limit);
    }

    /** In every run no request failed or hung. */
    static Goal nothingFailed() {
        return each("no failed or hung request", run -> run.failed() + run.hung() == 0);
    }

    /** In every run what went on beside the fault came to its good end. */
    static Goal workBesideFinished() {
        return each("the work beside it finishes", run -> run.beside().equals(Sleeper.FINISHED));
    }

    /** In every run nothing was done as long as nobody could have helped. */
    static Goal noActionWhileDown() {
        return each("0 actions while it is down", run -> run.actionsWhileDown() == 0);
    }

    /** In every run exactly one action. */
    static Goal oneAction() {
        return each("one action", run -> run.healing().intendedNanos().size() == 1);
    }

    private static Goal each(String text, Predicate<Measured> holds) {
        return new Goal(text, runs -> runs.stream().allMatch(holds));
    }

    /** Both. */
    Goal and(Goal other) {
        return new Goal(text + ", " + other.text, runs -> holds.test(runs) && other.holds.test(runs));
    }

    /** {@code met} or {@code missed}, also by a lost or doubled write; {@code -} where nothing was set and nothing is lost. */
    String verdict(List<Measured> runs) {
        boolean kept = runs.stream().allMatch(run -> run.writes().holds());
        if (!kept || !holds.test(runs)) {
            return "**missed**";
        }
        return text.equals(NONE) ? "-" : "met";
    }

    private static String plain(Duration limit) {
        double seconds = Spread.seconds(limit);
        return seconds == Math.rint(seconds) ? Long.toString(limit.toSeconds()) : Double.toString(seconds);
    }
}
