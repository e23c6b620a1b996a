// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Probe;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import java.util.List;
import java.util.stream.IntStream;

/** A supervisor with its defaults: each thing is a target with a state machine of its own and a probe that runs on a worker. */
final class Supervision implements Load {

    private static final Probing EACH_SECOND = Probing.ofDefaults().every(Component.PERIOD);

    private final HealingSupervisor supervisor = HealingSupervisor.builder().build();
    private List<Target> targets = List.of();

    @Override
    public void describe(List<Component> components) {
        targets = IntStream.range(0, components.size())
                .mapToObj(i -> target("target-" + i, components.get(i)))
                .toList();
    }

    private static Target target(String name, Component component) {
        return Target.named(name)
                .ownedBy("team-scale")
                .inside(Probe.check(component::lookAndWait))
                .probing(EACH_SECOND)
                .build();
    }

    @Override
    public void begin(int index) {
        supervisor.start();
        supervisor.supervise(targets.get(index));
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
