// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.series;

import java.util.List;

/** What may go wrong with a series, put into one that had nothing wrong. */
public enum Anomaly {
    /** One value, ten standard deviations above what it would have been. */
    SPIKE("spike of ten deviations", 1) {
        @Override
        double instead(double value, double deviation, double before) {
            return value + 10 * deviation;
        }
    },
    /** Five standard deviations more than it would have been. */
    SHIFT("shift by five deviations", 60) {
        @Override
        double instead(double value, double deviation, double before) {
            return value + 5 * deviation;
        }
    },
    /** Four times as far from its level as it would have been. */
    WILD("four times the swing", 60) {
        @Override
        double instead(double value, double deviation, double before) {
            return LEVEL + 4 * (value - LEVEL);
        }
    },
    /** Nothing comes any more. */
    DROP("drop to zero", 30) {
        @Override
        double instead(double value, double deviation, double before) {
            return 0;
        }
    },
    /** The same value again and again. */
    STUCK("stuck value", 100) {
        @Override
        double instead(double value, double deviation, double before) {
            return before;
        }
    };

    private static final double LEVEL = 30;

    /** Kinds in which each of them can be seen: spikes in a series of spikes, and zeros among zeros, are nothing. */
    public static final List<HealthySeries> KINDS = List.of(
            HealthySeries.NOISE,
            HealthySeries.UNIFORM,
            HealthySeries.AUTOREGRESSIVE,
            HealthySeries.DAILY,
            HealthySeries.GARCH,
            HealthySeries.WHOLE_NUMBERS);

    private final String words;
    private final int lasting;

    Anomaly(String words, int lasting) {
        this.words = words;
        this.lasting = lasting;
    }

    abstract double instead(double value, double deviation, double before);

    /** What happens, in words. */
    public String words() {
        return words;
    }

    /** For how many values it lasts. */
    public int lasting() {
        return lasting;
    }

    /**
     * Some values that have nothing wrong, about 30 so that 0 is none of them, and behind them the anomaly.
     *
     * @param healthy how many have nothing wrong, at least one
     * @throws IllegalArgumentException for less than one
     */
    public double[] behind(int healthy, HealthySeries kind, long seed) {
        if (healthy < 1) {
            throw new IllegalArgumentException(
                    "anomaly %s: healthy must be at least 1, got %d".formatted(this, healthy));
        }
        double[] values = kind.values(healthy + lasting, seed);
        double deviation = deviation(values);
        double before = LEVEL + values[healthy - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] += LEVEL;
            if (i >= healthy) {
                values[i] = instead(values[i], deviation, before);
            }
        }
        return values;
    }

    private static double deviation(double[] values) {
        double mean = 0;
        double squares = 0;
        for (double each : values) {
            mean += each / values.length;
        }
        for (double each : values) {
            squares += (each - mean) * (each - mean) / values.length;
        }
        return Math.sqrt(squares);
    }
}
