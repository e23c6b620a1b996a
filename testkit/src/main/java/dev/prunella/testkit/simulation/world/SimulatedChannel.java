// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The only way to a person. */
final class SimulatedChannel implements EscalationChannel {

    static final String TROUBLE = "the channel of escalation ";

    private final Stage stage;
    private final Troubles troubles;

    SimulatedChannel(Stage stage, Troubles troubles) {
        this.stage = stage;
        this.troubles = troubles;
    }

    boolean pauses() {
        return manner() == Twist.ChannelManner.HANGS;
    }

    @Override
    public String name() {
        return "pager";
    }

    @Override
    public void send(Escalation escalation) throws InterruptedException {
        Twist.ChannelManner manner = manner();
        if (manner == Twist.ChannelManner.THROWS) {
            throw new IllegalStateException("nobody answers");
        }
        if (manner == Twist.ChannelManner.HANGS) {
            stage.time().pause(Duration.ofDays(365));
        }
        stage.tell(new Happening.Paged(
                stage.now(),
                escalation.target().name(),
                escalation.incident().id().value()));
    }

    private Twist.@Nullable ChannelManner manner() {
        Twist.ChannelTrouble trouble = troubles.present(Twist.ChannelTrouble.class, TROUBLE, "");
        return trouble == null ? null : trouble.manner();
    }
}
