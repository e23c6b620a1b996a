// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

/**
 * How an alert stands.
 *
 * @param alert which
 * @param firing whether a person is told
 * @param longRate how fast the budget burns over what was seen of the long window; NaN where nothing happened
 * @param shortRate the same over the short window
 * @param failures within the long window
 * @param sinceNanos when it began to fire, or ended, on the monotonic clock
 */
public record AlertState(
        BurnAlert alert, boolean firing, double longRate, double shortRate, long failures, long sinceNanos) {

    /**
     * How it stands next. Begins to fire when both windows burn at the alert's rate, taken over all of each, so that a process which has
     * just started is no more easily frightened than an old one, and when the long one holds enough failures. Goes on until what was seen of
     * the short window burns more slowly; without any event in the short window, until the long one is empty too: no data is not
     * good.
     */
    AlertState next(WindowCounts longer, WindowCounts shorter, double objective, long minimumFailures, long nowNanos) {
        double longNow = BurnRate.of(longer, objective);
        double shortNow = BurnRate.of(shorter, objective);
        boolean fires = firing
                ? goesOn(longNow, shortNow)
                : longer.bad() >= minimumFailures
                        && BurnRate.overAll(longer, objective) >= alert.rate()
                        && BurnRate.overAll(shorter, objective) >= alert.rate();
        return new AlertState(alert, fires, longNow, shortNow, longer.bad(), fires == firing ? sinceNanos : nowNanos);
    }

    private boolean goesOn(double longNow, double shortNow) {
        return Double.isNaN(shortNow) ? !Double.isNaN(longNow) : shortNow >= alert.rate();
    }

    /** Of the rate at which it fires, how much the short window burns; NaN where nothing happened. */
    double pressure() {
        return firing ? Math.max(1, shortRate / alert.rate()) : shortRate / alert.rate();
    }

    /** One sentence for people. */
    public String sentence() {
        return "%s%s, now %s and %s, %d failures"
                .formatted(
                        firing ? "FIRING: " : "",
                        alert,
                        SloWords.number(longRate),
                        SloWords.number(shortRate),
                        failures);
    }
}
