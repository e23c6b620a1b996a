// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import org.jspecify.annotations.Nullable;

/**
 * The detector for a resource that is used up slowly: connections lent, memory after a collection, threads, open files, a queue, free space.
 * It looks at the series at six scales, each four times as long as the one below, and asks at each whether the low values grow (Mann and
 * Kendall), how fast (Theil and Sen), and when nothing will be left.
 *
 * <p>There are two grades. A {@link #forecast()} is there as soon as growth is certain, however far the end: each morning grows. An alarm is
 * growth that is certain, is no jump, has little room left, and will use that up if it goes on for as long as it has been watched: what
 * a person would want to be woken by.
 *
 * <p>The same constants for every series. Every fourth value makes a slot, and a slot costs a pass over two dozen; while growth comes near
 * its end, each slot costs the 276 slopes between pairs as well. Four kilobytes a series. Growth is told in time if it takes 120 values or
 * more to the end; the longest scale looks back over a hundred thousand.
 */
public final class GrowthDetector implements SeriesDetector {

    private static final int FEWEST_SLOTS = 12;

    /** Four standard deviations: values of running systems hang together, so that by two much would grow. */
    private static final double CERTAIN = 4;

    private static final double ALARM_SCORE = 0.5;

    /** Of a room; beyond, a value is as good as that. */
    private static final double MOST_USED = 1e6;

    private final Room room;
    private final StepClock clock = new StepClock();
    private final Pyramid pyramid = new Pyramid();
    private final Line line = new Line();
    private final NearEnd nearEnd = new NearEnd(line);
    private int growing;
    private int alarming;
    private boolean gap = true;

    private GrowthDetector(Room room) {
        this.room = room;
    }

    /** A detector that has seen nothing of a resource with this room. */
    public static GrowthDetector of(Room room) {
        return new GrowthDetector(room);
    }

    /**
     * Takes the next value. The clock is not trusted: a step back counts as a usual step, and one of more than eight usual ones as eight.
     */
    @Override
    public void take(long epochSecond, double value) {
        gap = !SeriesDetector.isValue(value);
        if (!gap) {
            take(clock.secondsUntil(epochSecond), room.used(value));
        }
    }

    /**
     * Takes the next value of a series whose times are known by a clock that can be trusted, as the monotonic one. For a series either this or
     * {@link #take} is used.
     *
     * @param seconds since the last time that this was called; negative ones and what is no number count as 0
     * @param value of what the room is of; NaN and infinities are gaps
     */
    public void takeAfter(double seconds, double value) {
        gap = !SeriesDetector.isValue(value);
        double passed = seconds > 0 && SeriesDetector.isValue(seconds) ? seconds : 0;
        if (gap) {
            pyramid.pass(passed);
        } else {
            take(passed, room.used(value));
        }
    }

    private void take(double passed, double used) {
        float bounded = (float) Math.max(-MOST_USED, Math.min(MOST_USED, used));
        int changed = pyramid.add(bounded, passed);
        for (int scale = 0; scale < changed; scale++) {
            judge(scale);
        }
    }

    private void judge(int scale) {
        Slots slots = pyramid.at(scale);
        int bit = 1 << scale;
        boolean grows = slots.count() >= FEWEST_SLOTS && slots.sureness() >= CERTAIN;
        growing = grows ? growing | bit : growing & ~bit;
        alarming = grows && nearEnd.of(slots) ? alarming | bit : alarming & ~bit;
    }

    /** 0 for no growth, below a half for growth, by how much is used already, and a half or more for an alarm. */
    @Override
    public double score() {
        if (gap || growing == 0) {
            return 0;
        }
        double used = Math.max(0, Math.min(1, pyramid.at(0).high(0)));
        return isAlarm() ? Math.max(ALARM_SCORE, used) : Math.min(Math.nextDown(ALARM_SCORE), ALARM_SCORE * used);
    }

    @Override
    public boolean isAlarm() {
        return alarming != 0 && !gap;
    }

    /**
     * What becomes of the resource, at the scale at which growth is most certain, of those that alarm if any does.
     *
     * @return null while no growth is certain; takes some microseconds
     */
    public @Nullable Forecast forecast() {
        int among = alarming != 0 ? alarming : growing;
        int best = -1;
        for (int scale = 0; scale < Pyramid.SCALES; scale++) {
            boolean in = (among & 1 << scale) != 0;
            if (in
                    && (best < 0
                            || pyramid.at(scale).sureness() >= pyramid.at(best).sureness())) {
                best = scale;
            }
        }
        return best < 0 ? null : forecast(pyramid.at(best));
    }

    private @Nullable Forecast forecast(Slots slots) {
        return line.through(slots) && line.slope() > 0 ? Forecast.of(slots, line, room) : null;
    }

    @Override
    public String explanation() {
        Forecast forecast = gap ? null : forecast();
        return forecast == null ? "nothing unusual" : forecast.toString();
    }
}
