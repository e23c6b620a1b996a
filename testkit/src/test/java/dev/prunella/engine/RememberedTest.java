// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Policy;
import dev.prunella.detect.Reading;
import dev.prunella.loop.Checkpoint;
import dev.prunella.loop.TargetEvent;
import dev.prunella.loop.TargetLoop;
import dev.prunella.loop.TargetState;
import dev.prunella.model.Actor;
import dev.prunella.model.Generation;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the next process is told of targets that this one does not supervise. INVARIANT 41, found by the simulator. */
class RememberedTest {

    private final Remembered remembered = new Remembered();

    private static Checkpoint.Supervised shadowed(String name) {
        Target target = Target.named(name)
                .ownedBy("team")
                .inside(context -> Reading.pass())
                .build();
        TargetState initial = TargetState.initial(target, Generation.FIRST, 7, 0);
        TargetState state = new TargetLoop(target, Policy.ofDefaults(), "hash")
                .step(initial, new TargetEvent.ModeChanged(Actor.person("ann"), Mode.SHADOW), 0)
                .state();
        return new Checkpoint.Supervised(target, state);
    }

    private static TargetEvent.Restored told(Checkpoint.Supervised supervised) {
        return Checkpoint.durablePart(supervised);
    }

    @Test
    void whatAPersonHadSetOutlivesTheEndOfSupervision() {
        remembered.left(shadowed("orders"));
        assertThat(remembered.all().get("orders").mode()).isEqualTo(Mode.SHADOW);
        assertThat(remembered.of("orders"))
                .as("for this process it is as it is described")
                .isNull();
    }

    @Test
    void whatIsSupervisedAgainTellsForItself() {
        remembered.left(shadowed("orders"));
        remembered.isTold("orders");
        assertThat(remembered.all()).isEmpty();
    }

    @Test
    void whatAnEarlierProcessLeftStaysUntilItIsTakenIn() {
        remembered.recovered(Map.of("orders", told(shadowed("orders"))));
        assertThat(remembered.of("orders")).isNotNull();
        assertThat(remembered.all()).containsOnlyKeys("orders");
        remembered.isTold("orders");
        assertThat(remembered.of("orders")).isNull();
        assertThat(remembered.all()).isEmpty();
    }

    @Test
    void thoseThatLeftLongestAgoAreForgottenFirst() { // INVARIANT 32
        for (int i = 0; i <= 1_000; i++) {
            remembered.left(shadowed("t" + i));
        }
        assertThat(remembered.all()).hasSize(1_000).doesNotContainKey("t0").containsKey("t1000");
    }
}
