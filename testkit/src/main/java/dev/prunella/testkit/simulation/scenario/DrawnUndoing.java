// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Attempts that fail and are to be taken back, while the trail or a person is against it. */
final class DrawnUndoing {

    static final Set<Fault> FAULTS = EnumSet.of(Fault.SICKNESS, Fault.ACTIONS, Fault.TRAIL, Fault.PERSONS);

    /** The intent of the attempt is the first of a run, that of what takes it back the second. */
    private static final int ATTEMPT = 1;

    private DrawnUndoing() {}

    static List<Twist> of(Draw draw, List<Target> targets) {
        List<Target> undoable = targets.stream()
                .filter(target -> target.runbooks().everything().anyMatch(each -> each.compensation() != null))
                .toList();
        List<Twist> twists = new ArrayList<>();
        if (!undoable.isEmpty()) {
            String name = draw.of(undoable).name();
            twists.add(new Twist.Falls(
                    draw.seconds(0, 10), name, Twist.Course.STEADY, "sick", "", draw.seconds(100, 300)));
            twists.add(new Twist.ActionTrouble(Duration.ZERO, name, Twist.ActionManner.FAILS, Duration.ofMinutes(4)));
            against(draw, twists);
        }
        return twists;
    }

    private static void against(Draw draw, List<Twist> twists) {
        if (draw.chance(0.5)) {
            twists.add(new Twist.StoreTrouble(
                    draw.millis(300, 3_000), ATTEMPT, Twist.StoreManner.REFUSES, draw.seconds(5, 30)));
            return;
        }
        twists.add(new Twist.StoreTrouble(Duration.ZERO, 0, Twist.StoreManner.IS_SLOW, Duration.ofMinutes(4)));
        Command command = draw.oneOf(Command.PAUSE, Command.HOLD, Command.SHADOW, Command.STOP);
        twists.add(new Twist.Meddling(draw.millis(0, 900), ATTEMPT + 1, command, draw.seconds(60, 200)));
    }
}
