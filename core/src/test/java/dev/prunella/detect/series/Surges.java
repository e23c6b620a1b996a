// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.SplittableRandom;

/** What comes and passes within minutes: deployments that make a service use up to 97 % for a while, restarts, pauses. */
final class Surges {

    private static final double MOST = 0.97;

    private final SplittableRandom random;
    private final double period;
    private double nextDeployment;
    private double nextRestart;
    private double nextPause;
    private double deployedAt = Double.NEGATIVE_INFINITY;
    private double deployedHeight;
    private double deployedFades = 1;
    private double restartedAt = Double.NEGATIVE_INFINITY;
    private double restartFills = 1;
    private double pausedUntil = Double.NEGATIVE_INFINITY;

    Surges(SplittableRandom random, double now, double period) {
        this.random = random;
        this.period = period;
        nextDeployment = after(now, SimulatedUse.DAY);
        nextRestart = after(now, 3 * SimulatedUse.DAY);
        nextPause = after(now, SimulatedUse.DAY / 20);
    }

    private double after(double now, double mean) {
        return now - mean * Math.log(1 - random.nextDouble());
    }

    void noRestarts() {
        nextRestart = Double.POSITIVE_INFINITY;
    }

    /** What is used with the surges of this moment. */
    double over(double steady, double now) {
        begin(now);
        double use = steady;
        if (now < pausedUntil) {
            use += 0.3;
        }
        double sinceDeployed = now - deployedAt;
        if (sinceDeployed < 20 * deployedFades) {
            use += deployedHeight * Math.exp(-sinceDeployed / deployedFades);
        }
        use = use > steady ? Math.max(steady, Math.min(MOST, use)) : use;
        double sinceRestart = now - restartedAt;
        return sinceRestart < 20 * restartFills ? use * Math.max(0, 1 - Math.exp(-sinceRestart / restartFills)) : use;
    }

    private void begin(double now) {
        if (now >= nextDeployment) {
            deployedAt = now;
            deployedHeight = random.nextDouble(0.1, 0.5);
            deployedFades = random.nextDouble(20, 180);
            nextDeployment = after(now, SimulatedUse.DAY);
        }
        if (now >= nextRestart) {
            restartedAt = now + random.nextDouble(5, 60);
            restartFills = random.nextDouble(10, 60);
            nextRestart = after(now, 3 * SimulatedUse.DAY);
        }
        if (now >= nextPause) {
            pausedUntil = now + Math.max(period / 2, random.nextDouble(0.5, 5));
            nextPause = after(now, SimulatedUse.DAY / 20);
        }
    }
}
