// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How often a target in SHADOW would have acted, and what was judged of it.
 *
 * @param acted actions that it would have started
 * @param justified of these, those after which the trouble was still there or requests failed
 * @param unjustified of these, those after which the target recovered by itself
 * @param undecided of these, those of which it cannot be known
 * @param sinceNanos when it would have acted first, on the monotonic clock; meaningless while it would not have
 */
public record ShadowTally(int acted, int justified, int unjustified, int undecided, long sinceNanos) {

    /** It would not have acted yet. */
    public static final ShadowTally NONE = new ShadowTally(0, 0, 0, 0, 0);

    private static final Pattern SPLIT = Pattern.compile("\\|");
    private static final int PARTS = 5;

    /** The tally once it would have acted again. */
    public ShadowTally acting(long nowNanos) {
        long since = acted == 0 ? nowNanos : sinceNanos;
        return new ShadowTally(acted + 1, justified, unjustified, undecided, since);
    }

    /** The tally after one more verdict. */
    public ShadowTally judged(ShadowVerdict verdict) {
        return new ShadowTally(
                acted,
                justified + (verdict == ShadowVerdict.JUSTIFIED ? 1 : 0),
                unjustified + (verdict == ShadowVerdict.UNJUSTIFIED ? 1 : 0),
                undecided + (verdict == ShadowVerdict.UNDECIDED ? 1 : 0),
                sinceNanos);
    }

    /** Both together. */
    public ShadowTally plus(ShadowTally other) {
        if (acted == 0 || other.acted == 0) {
            return acted == 0 ? other : this;
        }
        return new ShadowTally(
                acted + other.acted,
                justified + other.justified,
                unjustified + other.unjustified,
                undecided + other.undecided,
                other.sinceNanos - sinceNanos < 0 ? other.sinceNanos : sinceNanos);
    }

    /** The tally once nothing can be judged any more that is not judged yet. */
    public ShadowTally settled() {
        return new ShadowTally(acted, justified, unjustified, acted - decided(), sinceNanos);
    }

    /** Of two records of the same tally the later one; each only ever grows. */
    public ShadowTally latest(ShadowTally other) {
        return other.acted + other.decided() + other.undecided > acted + decided() + undecided ? other : this;
    }

    /** How many verdicts say something. */
    public int decided() {
        return justified + unjustified;
    }

    /** The share of the justified among those that are decided, 0 to 1; NaN while none is. */
    public double precision() {
        return decided() == 0 ? Double.NaN : (double) justified / decided();
    }

    /** For how long it has been counted. */
    public Duration span(long nowNanos) {
        return acted == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, nowNanos - sinceNanos));
    }

    /**
     * The numbers as the trail keeps them; {@link #parse} reads them.
     *
     * @param span for how long it has been counted
     */
    public String kept(Duration span) {
        return acted + "|" + justified + "|" + unjustified + "|" + undecided + "|" + span.toMillis();
    }

    /**
     * Reads what {@link #kept} wrote.
     *
     * @param ageMillis how long ago it was written
     * @throws IllegalArgumentException if it is not of that form
     */
    public static ShadowTally parse(String kept, long ageMillis, long nowNanos) {
        long[] parts =
                Arrays.stream(SPLIT.split(kept, -1)).mapToLong(Long::parseLong).toArray();
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a tally of SHADOW must have 5 numbers, got '" + kept + "'");
        }
        long since = nowNanos - Duration.ofMillis(parts[4] + ageMillis).toNanos();
        return new ShadowTally((int) parts[0], (int) parts[1], (int) parts[2], (int) parts[3], since);
    }

    /** In words, such as {@code would have acted 14 times, 13 justified, 1 not, 0 undecided}. */
    @Override
    public String toString() {
        int open = acted - decided() - undecided;
        return "would have acted %s, %d justified, %d not, %d undecided%s"
                .formatted(
                        acted == 1 ? "once" : acted + " times",
                        justified,
                        unjustified,
                        undecided,
                        open == 0 ? "" : ", %d not judged yet".formatted(open));
    }
}
