// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.act.Remediation;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What one process came to know and the next must not forget: something happens, the process ends, and what was ill still is. */
final class DrawnMemories {

    static final Set<Fault> FAULTS = EnumSet.of(Fault.SICKNESS, Fault.ACTIONS, Fault.PERSONS, Fault.PROCESS_ENDS);

    private DrawnMemories() {}

    static List<Twist> of(Draw draw, List<Target> targets, Supplier<Duration> moment) {
        Duration at = moment.get();
        return switch (draw.number(0, 3)) {
            case 0 -> held(draw, draw.of(targets), at);
            case 1 -> missed(draw, targets, at);
            case 2 -> harmed(draw, targets, at);
            default -> ended(draw, targets, at);
        };
    }

    /** A person has hands on it, and the process dies under them. */
    private static List<Twist> held(Draw draw, Target target, Duration at) {
        Duration hold = at.plus(draw.seconds(2, 30));
        return List.of(
                incurable(draw, target, at),
                new Twist.Person(hold, Command.HOLD, target.name(), draw.seconds(60, 200)),
                new Twist.Crashes(hold.plus(draw.seconds(1, 15)), draw.millis(0, 3_000)));
    }

    /** The same remediations help nobody, and the process dies. */
    private static List<Twist> missed(Draw draw, List<Target> targets, Duration at) {
        List<Twist> twists = new ArrayList<>();
        targets.forEach(target -> twists.add(incurable(draw, target, at.plus(draw.millis(0, 2_000)))));
        twists.add(new Twist.Crashes(at.plus(draw.seconds(30, 150)), draw.millis(0, 3_000)));
        return twists;
    }

    /** A remediation makes one worse, the others need it too, and the process is closed. */
    private static List<Twist> harmed(Draw draw, List<Target> targets, Duration at) {
        List<Twist> twists = new ArrayList<>();
        Target first = draw.of(targets);
        twists.add(new Twist.ActionTrouble(at, first.name(), Twist.ActionManner.WORSENS, draw.seconds(30, 90)));
        targets.forEach(target ->
                twists.add(incurable(draw, target, target.equals(first) ? at : at.plus(draw.seconds(10, 60)))));
        twists.add(new Twist.Closes(at.plus(draw.seconds(60, 150)), draw.millis(0, 3_000)));
        return twists;
    }

    /** Remediations that end the process do so in vain. */
    private static List<Twist> ended(Draw draw, List<Target> targets, Duration at) {
        return targets.stream()
                .filter(target -> target.runbooks().everything().anyMatch(Remediation::endsProcess))
                .map(target -> incurable(draw, target, at))
                .toList();
    }

    private static Twist incurable(Draw draw, Target target, Duration at) {
        return new Twist.Falls(at, target.name(), Twist.Course.STEADY, "sick", "", draw.seconds(200, 500));
    }
}
