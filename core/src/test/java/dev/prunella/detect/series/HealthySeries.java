// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Random;

/** Nineteen kinds of series that have nothing wrong, a value every five minutes. */
enum HealthySeries {
    NOISE {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextGaussian();
        }
    },
    UNIFORM {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextDouble();
        }
    },
    LAPLACE {
        @Override
        double next(int i, Random random, double[] state) {
            double uniform = random.nextDouble() - 0.5;
            return -Math.signum(uniform) * Math.log(1 - 2 * Math.abs(uniform));
        }
    },
    AUTOREGRESSIVE {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = 0.9 * state[0] + random.nextGaussian();
            return state[0];
        }
    },
    SLOWLY_AUTOREGRESSIVE {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = 0.99 * state[0] + random.nextGaussian();
            return state[0];
        }
    },
    RANDOM_WALK {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] += random.nextGaussian();
            return state[0];
        }
    },
    LOG_NORMAL {
        @Override
        double next(int i, Random random, double[] state) {
            return Math.exp(random.nextGaussian());
        }
    },
    PARETO {
        @Override
        double next(int i, Random random, double[] state) {
            return Math.pow(1 - random.nextDouble(), -0.5);
        }
    },
    POISSON {
        @Override
        double next(int i, Random random, double[] state) {
            return poisson(3, random);
        }
    },
    MOSTLY_ZERO {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextDouble() < 0.95 ? 0 : 10 * random.nextDouble();
        }
    },
    DAILY {
        @Override
        double next(int i, Random random, double[] state) {
            return 10 + 5 * Math.sin(i * 2 * Math.PI / DAY) + random.nextGaussian();
        }
    },
    WEEKLY {
        @Override
        double next(int i, Random random, double[] state) {
            return (i / DAY % 7 < 5 ? 10 : 3) + 5 * Math.sin(i * 2 * Math.PI / DAY) + random.nextGaussian();
        }
    },
    TREND {
        @Override
        double next(int i, Random random, double[] state) {
            return 0.01 * i + random.nextGaussian();
        }
    },
    SAWTOOTH {
        @Override
        double next(int i, Random random, double[] state) {
            return i % 97 + random.nextGaussian();
        }
    },
    TELEGRAPH {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = random.nextDouble() < 0.01 ? 1 - state[0] : state[0];
            return 10 * state[0] + random.nextGaussian();
        }
    },
    GARCH {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] = 0.05 + 0.1 * state[1] * state[1] + 0.85 * state[0];
            state[1] = Math.sqrt(state[0]) * random.nextGaussian();
            return state[1];
        }
    },
    COUNTER {
        @Override
        double next(int i, Random random, double[] state) {
            state[0] += poisson(5, random);
            return state[0];
        }
    },
    SPIKE_A_DAY {
        @Override
        double next(int i, Random random, double[] state) {
            return random.nextGaussian() + (i % DAY == 100 ? 20 : 0);
        }
    },
    WHOLE_NUMBERS {
        @Override
        double next(int i, Random random, double[] state) {
            return Math.rint(20 + 2 * random.nextGaussian());
        }
    };

    static final int DAY = 288;
    static final long SECONDS = 300;
    static final long BEGIN = 1_700_000_000;

    abstract double next(int i, Random random, double[] state);

    /** So many values of one seed. */
    double[] values(int count, long seed) {
        Random random = new Random(seed);
        double[] state = new double[2];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(i, random, state);
        }
        return values;
    }

    static long epochSecond(int i) {
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
