// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Probe;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** As many looks as there can be: targets that are looked at again as soon as the last look is taken in. */
final class Saturation {

    static final String KEY = "saturation";

    private static final int TARGETS = 64;
    private static final Probing ALWAYS = Probing.ofDefaults().every(Duration.ofNanos(1));

    private Saturation() {}

    /** Measures; arguments: seconds of warm-up, seconds of measurement. Prints one line: looks a second. */
    public static void main(String[] arguments) throws InterruptedException {
        LongAdder looks = new LongAdder();
        try (HealingSupervisor supervisor = HealingSupervisor.builder().build()) {
            for (int i = 0; i < TARGETS; i++) {
                supervisor.supervise(Target.named("target-" + i)
                        .ownedBy("team-scale")
                        .inside(Probe.check(() -> {
                            looks.increment();
                            return true;
                        }))
                        .probing(ALWAYS));
            }
            supervisor.start();
            TimeUnit.SECONDS.sleep(Long.parseLong(arguments[0]));
            long before = looks.sum();
            long began = System.nanoTime();
            TimeUnit.SECONDS.sleep(Long.parseLong(arguments[1]));
            System.out.println(Line.of(KEY, (looks.sum() - before) * 1e9 / (System.nanoTime() - began)));
        }
        System.exit(0);
    }
}
