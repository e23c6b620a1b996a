// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The detector for a series of which nothing is known: several views of the newest value, each of which says how rare such a deviation was
 * among all that it has seen, by rank and not by a bell curve, in decades (2 for one in a hundred). The decades are added, as in Fisher's
 * combined test (1925). The views: the value against where it just was, its level over 12 and over 200 values, and, once a daily or weekly
 * profile explains the series, the value and the level against what is usual at that time. Leaving the range so far, and standing still
 * twice as long as ever before, count as well.
 *
 * <p>The same constants for every series. One incident is one alarm; for the next thirty values or so, another one has to be more
 * surprising. What is asked for is meant by time, as false alarms are borne by the day: where values come more rarely than every five
 * minutes, each may be less rare for an alarm, and all windows take fewer of them, by half at the most. Four kilobytes a series. For the
 * first 30 values the score is 0, and for the first 500 evidence is weak, as ranks can give no more. Not found by nature: spikes in a
 * series that is all spikes, and slow growth.
 */
public final class EnsembleDetector implements SeriesDetector {

    private static final int YOUNG = 30;

    /** Of the sum of decades: views that see the same thing do not count as if they were independent. */
    private static final double WEIGHT = 0.3;

    private static final double ALARM = 1.8;
    private static final double HALF_SCORE = 5;

    /** One view at least has to find a value rarer than one in five hundred: what comes each day is no incident, whoever sees it. */
    private static final double LEAST_OF_ONE_VIEW = 2.7;

    /** Ranks can say more in a long series than in a short one: what is asked for grows alike. */
    private static final double REFERENCE_LENGTH = 4_000;

    private static final double LEAST_LENGTH = 100;

    private static final double STILL_KNOWN = 0.8;
    private static final double KNOWN_FOR = 30;

    /** Of a series that has alarmed more often than once in so many values, more is asked: a quarter for ten times as often. */
    private static final double VALUES_AN_ALARM = 500;

    private static final double RAISE = 0.25;

    /** The score from which on a value is an alarm. */
    public static final double ALARM_SCORE = ALARM / (ALARM + HALF_SCORE);

    private @Nullable Views views;
    private double newest;
    private double known;
    private double score;
    private double alarms;

    /** A detector that has seen nothing. */
    public EnsembleDetector() {}

    @Override
    public void take(long epochSecond, double value) {
        score = 0;
        if (!SeriesDetector.isValue(value)) {
            return;
        }
        newest = value;
        Views all = views;
        if (all == null) {
            views = new Views(epochSecond, value);
        } else {
            judge(all, all.surprise(epochSecond, value));
        }
    }

    private void judge(Views all, double decades) {
        if (decades == 0) { // nearly always
            known *= 1 - 1 / all.pace().of(KNOWN_FOR);
            return;
        }
        double allowed = all.pace().allowedDecades();
        double surprise = WEIGHT * (decades + allowed) / demanded(all);
        if (all.most() + allowed < LEAST_OF_ONE_VIEW) {
            surprise = Math.min(surprise, Math.nextDown(ALARM));
        }
        double unknown = surprise - STILL_KNOWN * known;
        known *= 1 - 1 / all.pace().of(KNOWN_FOR);
        if (surprise >= ALARM) { // chatter below it must not hide the next incident
            known = Math.max(known, surprise);
        }
        if (unknown > 0 && all.seen() >= YOUNG) {
            score = unknown / (unknown + HALF_SCORE);
            alarms += isAlarm() ? 1 : 0;
        }
    }

    private double demanded(Views all) {
        double byLength = Math.log10(Math.max((double) all.seen(), LEAST_LENGTH)) / Math.log10(REFERENCE_LENGTH);
        double valuesAnAlarm = all.pace().of(VALUES_AN_ALARM);
        double tooMany = (alarms + 1) * valuesAnAlarm / (all.seen() + valuesAnAlarm);
        return tooMany > 1 ? byLength * (1 + RAISE * Math.log10(tooMany)) : byLength;
    }

    @Override
    public double score() {
        return score;
    }

    @Override
    public boolean isAlarm() {
        return score >= ALARM_SCORE;
    }

    @Override
    public String explanation() {
        Views all = views;
        if (all == null || score == 0) {
            return "nothing unusual";
        }
        return all.opinions().stream()
                .filter(each -> each.decades() >= 1)
                .sorted(Comparator.comparingDouble(each -> -each.decades()))
                .map(each -> String.format(Locale.ROOT, "%s (1 in %.0f)", each.words(), Math.pow(10, each.decades())))
                .collect(Collectors.joining(", ", String.format(Locale.ROOT, "%.4g is unusual: ", newest), ""));
    }
}
