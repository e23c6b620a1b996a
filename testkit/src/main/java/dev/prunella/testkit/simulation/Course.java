// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.testkit.simulation.check.Check;
import dev.prunella.testkit.simulation.check.Facts;
import dev.prunella.testkit.simulation.check.Law;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.trace.Happening;
import dev.prunella.testkit.simulation.trace.Trace;
import dev.prunella.testkit.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of one scenario under rules; it ends soon after the first rule is broken. */
final class Course {

    private final Scenario scenario;
    private final Trace trace = new Trace();
    private final Facts facts;
    private final List<Check> checks = new ArrayList<>();
    private Duration virtual = Duration.ZERO;
    private @Nullable Breach breach;
    private long nowNanos;

    private Course(Scenario scenario, List<Law> laws) {
        this.scenario = scenario;
        facts = new Facts(scenario);
        laws.forEach(law -> checks.add(law.maker().begin(facts, sentence -> broken(law, sentence))));
    }

    static Course of(Scenario scenario, List<Law> laws) {
        Course course = new Course(scenario, laws);
        course.virtual = World.run(scenario, course::happened, () -> course.breach != null);
        if (course.breach == null) {
            course.checks.forEach(check -> check.atEnd(course.nowNanos));
        }
        return course;
    }

    Scenario scenario() {
        return scenario;
    }

    Trace trace() {
        return trace;
    }

    /** How much virtual time passed. */
    Duration virtual() {
        return virtual;
    }

    /** The first rule that was broken; null for none. */
    @Nullable
    Breach breach() {
        return breach;
    }

    private void happened(Happening fact) {
        if (breach != null) {
            return;
        }
        nowNanos = fact.atNanos();
        trace.add(fact);
        facts.add(fact);
        checks.forEach(check -> check.on(fact));
    }

    private void broken(Law law, String sentence) {
        if (breach == null) {
            breach = new Breach(law.name(), sentence, nowNanos);
        }
    }
}
