// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.check.Law;
import dev.prunella.testkit.simulation.check.Laws;
import dev.prunella.testkit.simulation.scenario.Fault;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Asks of a policy and its runbooks what they do in thousands of runs in which everything goes wrong that may go wrong. The
 * supervisor is the real one; targets, probes and actions are simulated: of the targets that are handed in, names, groups, runbooks,
 * pace and modes count, and no code of theirs is called. The same seed always gives the same run. Not safe for several threads.
 */
public final class Simulation {

    private static final int MOST_RUNS = 100_000_000;

    private final Policy policy;
    private final boolean drawn;
    private final List<Target> targets = new ArrayList<>();
    private final List<Law> laws = new ArrayList<>();
    private Set<Fault> faults = EnumSet.allOf(Fault.class);
    private Duration span = Duration.ofMinutes(30);
    private int runs = 1_000;
    private long firstSeed = 1;
    private int threads = 1;

    private Simulation(Policy policy, boolean drawn) {
        this.policy = policy;
        this.drawn = drawn;
    }

    /** A simulation under this policy; give it targets or a runbook next. */
    public static Simulation of(Policy policy) {
        return new Simulation(policy, false);
    }

    /** The one by which the library tries itself: policy, targets and faults are drawn, and all of its own laws are checked. */
    public static Simulation ofEverything() {
        return new Simulation(Policy.ofDefaults(), true).check(Laws.all().toArray(new Law[0]));
    }

    /** Targets as they are supervised in production. */
    public Simulation targets(Target... more) {
        targets.addAll(List.of(more));
        return this;
    }

    /** Three targets of one group whose local faults are answered by this runbook. */
    public Simulation runbook(Runbook runbook) {
        for (int i = 1; i <= 3; i++) {
            targets.add(Target.named("target-" + i)
                    .ownedBy("team")
                    .group("group")
                    .inside(context -> Reading.pass())
                    .outside(context -> Reading.pass())
                    .when(Diagnosis.Kind.LOCAL_FAULT, runbook)
                    .build());
        }
        return this;
    }

    /** What may go wrong; default everything. */
    public Simulation faults(Fault first, Fault... more) {
        faults = EnumSet.of(first, more);
        return this;
    }

    /** How long things may go wrong in a run, more than zero, at most a day; default 30 min. */
    public Simulation lasting(Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "simulation: lasting must be more than zero, at most a day, got " + value);
        }
        span = value;
        return this;
    }

    /** How many runs, each of a seed of its own; default 1,000. */
    public Simulation runs(int count) {
        if (count < 1 || count > MOST_RUNS) {
            throw new IllegalArgumentException("simulation: runs must be 1 to " + MOST_RUNS + ", got " + count);
        }
        runs = count;
        return this;
    }

    /** The seed of the first run; the others follow. Default 1. */
    public Simulation seed(long first) {
        firstSeed = first;
        return this;
    }

    /** How many threads share the runs, 1 to 1,024; default 1. The result does not depend on it. */
    public Simulation threads(int count) {
        if (count < 1 || count > 1_024) {
            throw new IllegalArgumentException("simulation: threads must be 1 to 1024, got " + count);
        }
        threads = count;
        return this;
    }

    /** What must hold in every run, after every event; see {@link Rules} for what can be asked, {@link Laws} for the library's own. */
    public Simulation check(Law... more) {
        laws.addAll(List.of(more));
        return this;
    }

    /** Runs it, and ends early once ten runs have failed. */
    public SimulationReport run() {
        return new Campaign(scenarios(), List.copyOf(laws), firstSeed, runs, threads).run();
    }

    /** What happens in the run of one seed, one line a fact: equal for equal seeds, byte by byte. */
    public String trace(long seed) {
        return Course.of(scenarios().apply(seed), laws).trace().text();
    }

    /** The run of one seed as a timeline of sentences. */
    public String story(long seed) {
        return Story.of(Course.of(scenarios().apply(seed), laws));
    }

    private LongFunction<Scenario> scenarios() {
        if (drawn) {
            return Scenarios::drawn;
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("simulation: targets must have at least one, got none");
        }
        List<Target> all = List.copyOf(targets);
        Set<Fault> kinds = faults;
        Duration lasting = span;
        return seed -> Scenarios.around(seed, policy, all, kinds, lasting);
    }
}
