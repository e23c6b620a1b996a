// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Freshness;
import dev.prunella.guard.GuardControl;
import dev.prunella.loop.TargetState;
import dev.prunella.model.DesiredState;
import dev.prunella.slo.GuardCalls;
import dev.prunella.slo.ProbeSlices;
import dev.prunella.slo.Sli;
import dev.prunella.slo.SliReading;
import dev.prunella.slo.Slo;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads indicators: what is ours at once, on the timer's thread; what is the application's on a worker. The answer comes on the timer's
 * thread.
 *
 * @param cells the targets
 * @param guards of the application
 * @param tools for runs of user code
 */
record Indicators(Cells cells, Guards guards, ProbeRunner.Tools tools) {

    /** One indicator. */
    @FunctionalInterface
    interface Indicator {
        void read(Consumer<SliReading> answer);
    }

    /** The indicator that is described; the name is for the thread on which user code runs. */
    Indicator of(Sli sli, String name) {
        if (sli instanceof Sli.OfGuard calls) {
            GuardCalls counted = new GuardCalls();
            return answer -> answer.accept(ofGuard(calls, counted));
        }
        if (sli instanceof Sli.OfLatency latency) {
            return answer -> answer.accept(ofLatency(latency));
        }
        if (sli instanceof Sli.OfProbe probe) {
            ProbeSlices slices = new ProbeSlices(now());
            return answer -> answer.accept(ofProbe(probe, slices));
        }
        return new SourceRunner(name, ((Sli.OfSource) sli).source(), tools)::read;
    }

    /** Names of the supervised targets that stand behind an indicator. */
    Set<String> behind(Sli sli) {
        String target = "";
        if (sli instanceof Sli.OfGuard calls) {
            target = behindGuard(calls.guard());
        } else if (sli instanceof Sli.OfLatency latency) {
            target = behindGuard(latency.guard());
        } else if (sli instanceof Sli.OfProbe probe) {
            target = probe.target();
        }
        boolean stands = !target.startsWith(Slo.PREFIX) && cells.find(target) != null;
        return stands ? Set.of(target) : Set.of();
    }

    private String behindGuard(String name) {
        GuardControl guard = guards.find(name);
        return guard == null ? name : guard.guard().target();
    }

    private SliReading ofGuard(Sli.OfGuard calls, GuardCalls counted) {
        GuardControl guard = guards.find(calls.guard());
        return guard == null ? noGuard(calls.guard()) : counted.next(guard.ever());
    }

    private SliReading ofLatency(Sli.OfLatency latency) {
        GuardControl guard = guards.find(latency.guard());
        if (guard == null) {
            return noGuard(latency.guard());
        }
        GuardControl.Timed timed = guard.timed(latency.within());
        return SliReading.counts(timed.within(), timed.all());
    }

    private SliReading ofProbe(Sli.OfProbe probe, ProbeSlices slices) {
        TargetCell cell = cells.find(probe.target());
        if (cell == null) {
            return SliReading.gap("target %s is not supervised".formatted(probe.target()));
        }
        TargetState state = cell.state();
        Freshness freshness = new Freshness(cell.target().probing().period().multipliedBy(2));
        SliReading reading = slices.next(state.inside(), freshness, now());
        return state.desired() == DesiredState.RUNNING ? reading : notMeantToRun(state.desired());
    }

    private static SliReading notMeantToRun(DesiredState desired) {
        return SliReading.gap("its target is meant to be in " + desired);
    }

    private static SliReading noGuard(String name) {
        return SliReading.gap("there is no guard " + name);
    }

    private long now() {
        return tools.clock().nanoTime();
    }
}
