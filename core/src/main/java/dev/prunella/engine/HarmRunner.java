// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Look;
import dev.prunella.detect.Side;
import dev.prunella.loop.Effect;
import dev.prunella.loop.TargetEvent;
import dev.prunella.model.Generation;
import dev.prunella.time.Cancellable;
import dev.prunella.verify.HarmWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples the watches of one target while an attempt is watched, each as a probe is looked at: never twice at a time, and given up
 * when it is stuck. Confined to the timer's thread but for the probes themselves.
 */
final class HarmRunner {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final String target;
    private final ProbeRunner.Tools tools;
    private final Consumer<TargetEvent> answer;
    /** As many as the target's runbooks have. */
    private final Map<HarmWatch, Sampler> samplers = new HashMap<>();

    HarmRunner(String target, ProbeRunner.Tools tools, Consumer<TargetEvent> answer) {
        this.target = target;
        this.tools = tools;
        this.answer = answer;
    }

    void start(Effect.StartWatching order) {
        stop();
        List<HarmWatch> watches = order.watches();
        watches.forEach(watch -> samplers.computeIfAbsent(watch, Sampler::new).begin(order.attemptKey()));
    }

    void stop() {
        samplers.values().forEach(Sampler::end);
    }

    private final class Sampler {

        private final HarmWatch watch;
        private final ProbeRunner runner;
        private @Nullable String wanted;
        private @Nullable String ordered;
        private Cancellable next = () -> {};

        Sampler(HarmWatch watch) {
            this.watch = watch;
            runner = new ProbeRunner(target + " watch " + watch.name(), watch.probe(), tools, this::looked);
        }

        void begin(String attemptKey) {
            wanted = attemptKey;
            if (ordered == null) {
                order();
            }
        }

        void end() {
            wanted = null;
            next.cancel();
        }

        private void order() {
            if (wanted != null) {
                ordered = wanted;
                runner.start(new Effect.StartLook(Side.INSIDE, TIMEOUT, Generation.FIRST));
            }
        }

        /** A sample that was ordered for an earlier attempt says nothing of this one. */
        private void looked(Look look) {
            String key = ordered;
            ordered = null;
            if (wanted == null) {
                return;
            }
            if (key != null && key.equals(wanted)) {
                answer.accept(new TargetEvent.Sampled(key, watch.name(), look.reading()));
            }
            next = tools.scheduler().after(watch.every(), this::order);
        }
    }
}
