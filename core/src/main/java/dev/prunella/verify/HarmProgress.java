// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import dev.prunella.detect.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What one watch has seen so far.
 *
 * @param watch what is sampled
 * @param before the first sample that said something; null before it
 * @param last the newest that did; null before it
 * @param worse samples in a row that were worse
 */
public record HarmProgress(
        HarmWatch watch, @Nullable Reading before, @Nullable Reading last, int worse) {

    /** Nothing sampled yet. */
    public static HarmProgress begin(HarmWatch watch) {
        return new HarmProgress(watch, null, null, 0);
    }

    /** The progress after one more sample; one that says nothing neither adds to a run nor ends it. */
    public HarmProgress plus(Reading sample) {
        if (!says(sample)) {
            return this;
        }
        if (before == null) {
            return new HarmProgress(watch, sample, sample, 0);
        }
        return new HarmProgress(watch, before, sample, isWorse(before, sample) ? worse + 1 : 0);
    }

    /** What got worse, in words; null while nothing is known to have. */
    public @Nullable String harm() {
        if (worse < watch.inARow() || before == null || last == null) {
            return null;
        }
        return "%s got worse, from %s to %s".formatted(watch.name(), words(before), words(last));
    }

    private boolean says(Reading sample) {
        boolean known = sample.status() != Reading.Status.UNKNOWN;
        return known && (watch.worse() == null || sample.value() != null);
    }

    private boolean isWorse(Reading first, Reading now) {
        HarmWatch.Worse rule = watch.worse();
        if (rule == null) {
            return now.failed() && !first.failed();
        }
        return first.value() != null
                && now.value() != null
                && rule.than(first.value().amount(), now.value().amount());
    }

    private static String words(Reading reading) {
        Reading.Measurement value = reading.value();
        return value == null ? reading.toString() : value.amount() + value.unit();
    }
}
