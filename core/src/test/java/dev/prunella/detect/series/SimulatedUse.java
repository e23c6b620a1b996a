// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.SplittableRandom;

/**
 * How much of a resource a healthy service uses, sample by sample, drawn from a seed: a working day that rises to 60 to 75 % in the
 * morning, weekends, noise, deployments, restarts, pauses, batch jobs that rise for an hour and end, gaps between the samples, and a wall
 * clock that is set. On top of that a leak, if one has begun.
 */
final class SimulatedUse {

    static final double DAY = 86_400;

    /** What seasons and jobs add up to at the most. */
    private static final double HIGHEST = 0.75;

    private final SplittableRandom random;
    private final double period;
    private final double night;
    private final double peak;
    private final double morning;
    private final double rampSeconds;
    private final double evening;
    private final double noise;
    private final double keepsNoise;
    private final double weatherNoise;
    private final double keepsWeather;
    private final double weekend;
    private final Surges surges;

    private double now;
    private double clockIsOff;
    private double noiseNow;
    private double weatherNow;
    private double today;
    private double nextDay;
    private double nextGap;
    private double nextClock;
    private double nextJob;
    private double jobSince = Double.NEGATIVE_INFINITY;
    private double jobHeight;
    private double leakSince = Double.POSITIVE_INFINITY;
    private double leakSeconds = 1;
    private double leakHeight;
    private double smooth;
    private double steady;

    SimulatedUse(long seed, double period) {
        random = new SplittableRandom(seed);
        this.period = period;
        night = between(0.05, 0.25);
        peak = between(0.60, 0.75);
        morning = between(6, 9) * 3_600;
        rampSeconds = between(1.5, 4) * 3_600;
        evening = between(16, 19) * 3_600;
        noise = between(0.005, 0.02);
        keepsNoise = Math.exp(-period / between(2, 60));
        weatherNoise = between(0.005, 0.015);
        keepsWeather = Math.exp(-period / 3_600);
        weekend = between(0.4, 1);
        now = Math.floor(between(0, 7 * DAY));
        surges = new Surges(random, now, period);
        nextDay = now;
        nextGap = after(2 * DAY);
        nextClock = after(3 * DAY);
        nextJob = after(0.7 * DAY);
    }

    private double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    private double after(double mean) {
        return now - mean * Math.log(1 - random.nextDouble());
    }

    /** From now on it leaks so much that the use of this moment would reach all in so many seconds; no restart interrupts it. */
    void leak(double seconds) {
        leakSince = now;
        leakSeconds = seconds;
        leakHeight = 1 - steady;
        surges.noRestarts();
    }

    /** One period later, or more after a gap. */
    void next() {
        now += period;
        if (now >= nextGap) {
            gap();
        }
        if (now >= nextClock) {
            clockIsOff += random.nextBoolean() ? between(-3_600, 3_600) : between(-5, 5);
            nextClock = after(3 * DAY);
        }
        if (now >= nextDay) {
            today = Math.min(0.75, peak * between(0.92, 1.08)) * (isWeekend() ? weekend : 1);
            nextDay = now + DAY - now % DAY;
        }
        if (now >= nextJob) {
            jobSince = now;
            jobHeight = between(0.1, 0.4);
            nextJob = after(0.7 * DAY) + 3_600;
        }
        noiseNow = keepsNoise * noiseNow + noise * Math.sqrt(1 - keepsNoise * keepsNoise) * random.nextGaussian();
        weatherNow = keepsWeather * weatherNow
                + weatherNoise * Math.sqrt(1 - keepsWeather * keepsWeather) * random.nextGaussian();
        smooth = Math.min(HIGHEST, season() + weatherNow + job()) + leaked();
        steady = smooth + noiseNow;
    }

    private void gap() {
        double longest = leakSince < now ? leakSeconds / 10 : 3_600;
        now += period * Math.floor(between(0, longest) / period);
        nextGap = after(2 * DAY);
    }

    private boolean isWeekend() {
        return now % (7 * DAY) >= 5 * DAY;
    }

    private double season() {
        double time = now % DAY;
        double up = Math.max(0, Math.min(1, (time - morning) / rampSeconds));
        double down = Math.max(0, Math.min(1, (time - evening) / (2 * rampSeconds)));
        return night + Math.max(0, today - night) * (up - down);
    }

    private double job() {
        double age = now - jobSince;
        return age < 3_600 ? jobHeight * age / 3_600 : 0;
    }

    private double leaked() {
        return now <= leakSince ? 0 : leakHeight * (now - leakSince) / leakSeconds;
    }

    /** What the clock on the wall says. */
    long epochSecond() {
        return (long) Math.floor(1_700_000_000 + now + clockIsOff);
    }

    /** Seconds that have really passed since some moment. */
    double now() {
        return now;
    }

    /** The share used without noise and surges. */
    double smooth() {
        return smooth;
    }

    /** Whether all is used but for surges, which pass. */
    boolean exhausted() {
        return steady >= 1;
    }

    /** What is measured; now and then nothing. */
    double measured() {
        if (random.nextInt(2_000) == 0) {
            return Double.NaN;
        }
        return Math.max(0, Math.min(1, surges.over(steady, now)));
    }
}
