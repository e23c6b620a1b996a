// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Reading;
import dev.prunella.model.Generation;
import dev.prunella.model.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the world around one target does: its probes see, its remediations bring about, its trail answers. */
final class Script {

    final Readings inside = new Readings();
    final Readings outside = new Readings();
    Duration insideLatency = Duration.ofMillis(2);
    Duration outsideLatency = Duration.ofMillis(2);
    Duration trailLatency = Duration.ofMillis(1);

    @Nullable
    String trailRefuses;

    boolean trailSilent;
    Runnable whenAsked = () -> {};
    private final Agenda agenda;
    private final Map<String, Remedy> remedies = new HashMap<>();

    Script(Agenda agenda) {
        this.agenda = agenda;
    }

    /** What a remediation does; a null result means that it was interrupted at its deadline. */
    record Remedy(Duration takes, @Nullable RemediationResult result, int newGenerations, Runnable effect) {}

    /** Readings one after the other; the last one is seen for ever. */
    static final class Readings {

        private final Deque<Reading> script = new ArrayDeque<>(List.of(Reading.pass()));
        private boolean cycle;

        void say(Reading... readings) {
            cycle = false;
            script.clear();
            script.addAll(List.of(readings));
        }

        /** The readings over and over again. */
        void repeat(Reading... readings) {
            say(readings);
            cycle = true;
        }

        void pass() {
            say(Reading.pass());
        }

        void fail(String code) {
            say(Reading.fail(code, "saw " + code));
        }

        void unknown() {
            say(Reading.unknown("busy", "it is busy"));
        }

        Reading next() {
            if (cycle) {
                script.add(script.peek());
            }
            return script.size() > 1 ? script.poll() : script.peek();
        }
    }

    /** The remediation works: the inside passes once it has run. */
    void heals(String remediation) {
        does(remediation, RemediationResult.done("done"), inside::pass);
    }

    void does(String remediation, @Nullable RemediationResult result, Runnable effect) {
        remedies.put(remediation, new Remedy(Duration.ofMillis(10), result, 0, effect));
    }

    void does(String remediation, Remedy remedy) {
        remedies.put(remediation, remedy);
    }

    /** The remediation never returns and ignores its interrupt. */
    void hangs(String remediation) {
        remedies.put(remediation, new Remedy(Duration.ZERO, null, -1, () -> {}));
    }

    void run(Effect.StartAttempt order, Generation before, Consumer<TargetEvent> answer) {
        String key = order.attempt().key();
        Remedy remedy = remedies.getOrDefault(
                order.attempt().remediation(),
                new Remedy(Duration.ofMillis(10), RemediationResult.done("done"), 0, () -> {}));
        if (remedy.newGenerations < 0) {
            agenda.after(
                    order.step().deadline().plusMillis(500),
                    () -> answer.accept(new TargetEvent.AttemptAbandoned(key)));
            return;
        }
        Duration takes = remedy.result == null ? order.step().deadline() : remedy.takes;
        agenda.after(takes, () -> {
            remedy.effect.run();
            Generation after = new Generation(before.number() + remedy.newGenerations);
            answer.accept(new TargetEvent.AttemptReturned(key, remedy.result, after));
        });
    }

    void intend(String key, Consumer<TargetEvent> answer) {
        TargetEvent result = trailRefuses == null
                ? new TargetEvent.IntentDurable(key)
                : new TargetEvent.IntentRefused(key, Reason.of("audit", trailRefuses));
        if (!trailSilent) {
            agenda.after(trailLatency, () -> answer.accept(result));
        }
    }
}
