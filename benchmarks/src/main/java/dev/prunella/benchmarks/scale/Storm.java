// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.detect.SymptomSource;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.time.Cancellable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * All targets fail at once, and say so. A decision is the moment in which the guardrails are asked for a target: what they answer
 * is known then.
 */
final class Storm {

    static final String KEY = "storm";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BROKEN = "broken";

    private final Scene scene;
    private final int targets;
    private final Decided decided;
    private final Queue<SymptomSource.Listener> listeners = new ConcurrentLinkedQueue<>();
    private volatile boolean failing;

    private Storm(Scene scene, int targets) {
        this.scene = scene;
        this.targets = targets;
        decided = new Decided(targets);
    }

    /** What the targets have in common. */
    enum Scene {
        /** Nothing; one look inside and one outside prove the fault. */
        PROVEN("no groups, one look inside and one outside prove it"),
        /** One group of them all, which brings the brake in. */
        GROUP("all in one group, one look inside and one outside prove it"),
        /** Nothing, and nothing proves the fault but three looks. */
        LOOKS("no groups, three looks 100 ms apart");

        private final String words;

        Scene(String words) {
            this.words = words;
        }

        /** As the table shows it. */
        String words() {
            return words;
        }
    }

    /** Measures; arguments: the scene, how many targets, how many storms. Prints one line: milliseconds of each storm. */
    public static void main(String[] arguments) throws InterruptedException {
        Scene scene = Scene.valueOf(arguments[0]);
        int targets = Integer.parseInt(arguments[1]);
        double[] millis = new double[Integer.parseInt(arguments[2])];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = new Storm(scene, targets).once();
        }
        System.out.println(Line.of(KEY, millis));
        System.exit(0);
    }

    private double once() throws InterruptedException {
        try (HealingSupervisor supervisor =
                HealingSupervisor.builder().guardrail(decided).build()) {
            for (int i = 0; i < targets; i++) {
                supervisor.supervise(target("target-" + i));
            }
            supervisor.start();
            awaitHealthy(supervisor);
            failing = true;
            long began = System.nanoTime();
            Reason reason = new Reason(BROKEN, "a call failed");
            listeners.forEach(listener -> listener.noticed(reason));
            if (!decided.all.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return Double.POSITIVE_INFINITY;
            }
            return (decided.lastNanos - began) / 1e6;
        }
    }

    private TargetBuilder target(String name) {
        Remediation repair = Remediation.named("repair", context -> new RemediationResult.Done("repaired"));
        TargetBuilder target = Target.named(name)
                .ownedBy("team-scale")
                .group(scene == Scene.GROUP ? "all" : "")
                .inside(context -> failing ? Reading.fail(BROKEN, "does not answer") : Reading.pass())
                .outside(context -> Reading.pass())
                .noticing(this::subscribe)
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(repair));
        return scene == Scene.LOOKS ? target : target.conclusive(new Cause(BROKEN));
    }

    private Cancellable subscribe(SymptomSource.Listener listener) {
        listeners.add(listener);
        return () -> {};
    }

    private static void awaitHealthy(HealingSupervisor supervisor) throws InterruptedException {
        long began = System.nanoTime();
        while (!supervisor.status().targets().stream().allMatch(target -> target.health() == Health.HEALTHY)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("not all became healthy in " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** A guardrail that permits everything and notes when it was asked for the last target. Asked on one thread. */
    private static final class Decided implements Guardrail {

        private final CountDownLatch all;
        private final Set<String> seen = new HashSet<>();
        private volatile long lastNanos;

        Decided(int targets) {
            all = new CountDownLatch(targets);
        }

        @Override
        public String name() {
            return "decided";
        }

        @Override
        public Answer check(Proposal proposal, Ledger ledger) {
            if (seen.add(proposal.target().name())) {
                lastNanos = System.nanoTime();
                all.countDown();
            }
            return Answer.permit();
        }
    }
}
