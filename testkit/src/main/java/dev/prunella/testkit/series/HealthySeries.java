// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.series;

import java.util.Random;

/** Nineteen kinds of series that have nothing wrong, a value every five minutes. Each the same for the same seed. */
public enum HealthySeries {
    /** A bell curve. */
    NOISE {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextGaussian();
        }
    },
    /** All values alike between 0 and 1. */
    UNIFORM {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextDouble();
        }
    },
    /** Tails of an exponential on both sides. */
    LAPLACE {
        @Override
        double next(int i, Random random, double[] state) {
            double uniform = random.nextDouble() - 0.5;
            return -Math.signum(uniform) * Math.log(1 - 2 * Math.abs(uniform));
        }
    },
    /** Each value remembers nine tenths of the last one. */
    AUTOREGRESSIVE {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = 0.9 * state[0] + random.nextGaussian();
            return state[0];
        }
    },
    /** Each value remembers 99 hundredths of the last one. */
    SLOWLY_AUTOREGRESSIVE {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = 0.99 * state[0] + random.nextGaussian();
            return state[0];
        }
    },
    /** Where it is, it stays, but for a step. */
    RANDOM_WALK {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] += random.nextGaussian();
            return state[0];
        }
    },
    /** Times of requests look like this. */
    LOG_NORMAL {
        @Override
        double next(int i, Random random, double[] state) {
            return Math.exp(random.nextGaussian());
        }
    },
    /** A tail so heavy that it has no variance. */
    PARETO {
        @Override
        double next(int i, Random random, double[] state) {
            return Math.pow(1 - random.nextDouble(), -0.5);
        }
    },
    /** Few events a value. */
    POISSON {
        @Override
        double next(int i, Random random, double[] state) {
            return poisson(3, random);
        }
    },
    /** Something in one value of twenty. */
    MOSTLY_ZERO {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextDouble() < 0.95 ? 0 : 10 * random.nextDouble();
        }
    },
    /** A day like the other. */
    DAILY {
        @Override
        double next(int i, Random random, double[] state) {
            return 10 + 5 * Math.sin(i * 2 * Math.PI / DAY) + random.nextGaussian();
        }
    },
    /** Two days of seven are calm. */
    WEEKLY {
        @Override
        double next(int i, Random random, double[] state) {
            return (i / DAY % 7 < 5 ? 10 : 3) + 5 * Math.sin(i * 2 * Math.PI / DAY) + random.nextGaussian();
        }
    },
    /** Up, steadily. */
    TREND {
        @Override
        double next(int i, Random random, double[] state) {
            return 0.01 * i + random.nextGaussian();
        }
    },
    /** Up for 97 values, and down at once. */
    SAWTOOTH {
        @Override
        double next(int i, Random random, double[] state) {
            return i % 97 + random.nextGaussian();
        }
    },
    /** Of two levels, each for some hundred values. */
    TELEGRAPH {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = random.nextDouble() < 0.01 ? 1 - state[0] : state[0];
            return 10 * state[0] + random.nextGaussian();
        }
    },
    /** Calm and stormy times. */
    GARCH {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = 0.05 + 0.1 * state[1] * state[1] + 0.85 * state[0];
            state[1] = Math.sqrt(state[0]) * random.nextGaussian();
            return state[1];
        }
    },
    /** Never down. */
    COUNTER {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] += poisson(5, random);
            return state[0];
        }
    },
    /** A job every day at the same time. */
    SPIKE_A_DAY {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextGaussian() + (i % DAY == 100 ? 20 : 0);
        }
    },
    /** A bell curve, rounded. */
    WHOLE_NUMBERS {
        @Override
        double next(int i, Random random, double[] state) {
            return Math.rint(20 + 2 * random.nextGaussian());
        }
    };

    private static final int DAY = 288;
    private static final long SECONDS = 300;
    private static final long BEGIN = 1_700_000_000;

    abstract double next(int i, Random random, double[] state);

    /** So many values of one seed. */
    public double[] values(int count, long seed) {
        Random random = new Random(seed);
        double[] state = new double[2];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(i, random, state);
        }
        return values;
    }

    /** When the value of this index comes, in seconds since 1970. */
    public static long epochSecond(int i) {
        return BEGIN + SECONDS * i;
    }

    private static double poisson(double mean, Random random) {
        double floor = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > floor) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
