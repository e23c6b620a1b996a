// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.check.Law;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.scenario.Twist;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out of a failing scenario all that the failure does not need: twists by halves, quarters and so on (delta debugging,
 * Zeller and Hildebrandt, 2002), then targets, as long as the same rule is broken.
 */
final class Minimiser {

    private static final int MOST_RUNS = 400;

    private final List<Law> laws;
    private Course smallest;
    private int runs;

    private Minimiser(Course failing, List<Law> laws) {
        this.smallest = failing;
        this.laws = laws;
    }

    static Course smallest(Course failing, List<Law> laws) {
        Minimiser minimiser = new Minimiser(failing, laws);
        minimiser.dropTwists();
        minimiser.dropTargets();
        minimiser.dropTwists();
        return minimiser.smallest;
    }

    private void dropTwists() {
        int size = Math.max(1, twists().size() / 2);
        while (size >= 1 && !twists().isEmpty()) {
            boolean dropped = dropChunks(size);
            if (size == 1 && !dropped) {
                return;
            }
            size = size == 1 ? 1 : size / 2;
        }
    }

    private boolean dropChunks(int size) {
        boolean dropped = false;
        int from = 0;
        while (from < twists().size()) {
            List<Twist> fewer = new ArrayList<>(twists());
            fewer.subList(from, Math.min(from + size, fewer.size())).clear();
            if (stillFails(smallest.scenario().with(fewer))) {
                dropped = true;
            } else {
                from += size;
            }
        }
        return dropped;
    }

    private void dropTargets() {
        for (Target target : smallest.scenario().targets()) {
            Scenario present = smallest.scenario();
            boolean needed = present.targets().size() == 1
                    || present.twists().stream()
                            .anyMatch(twist -> twist.target().equals(target.name()))
                    || present.targets().stream()
                            .anyMatch(other -> other.info().dependsOn().contains(target.name()));
            if (!needed) {
                stillFails(present.without(target));
            }
        }
    }

    private boolean stillFails(Scenario scenario) {
        Breach before = smallest.breach();
        if (runs++ >= MOST_RUNS || before == null) {
            return false;
        }
        Course course = Course.of(scenario, laws);
        Breach after = course.breach();
        boolean same = after != null && after.law().equals(before.law());
        smallest = same ? course : smallest;
        return same;
    }

    private List<Twist> twists() {
        return smallest.scenario().twists();
    }
}
