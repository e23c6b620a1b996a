// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.target.Probing;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks at a component from one side, and misbehaves when it is told to. */
final class ComponentProbe implements Probe {

    private final Component component;
    private final Side side;
    private final Duration timeout;
    private final Stage stage;
    private final Troubles troubles;
    private final Life life;
    private int looks;

    ComponentProbe(Component component, Side side, Stage stage, Troubles troubles, Life life) {
        Probing probing = component.target().probing();
        this.component = component;
        this.side = side;
        this.timeout = side == Side.INSIDE ? probing.insideTimeout() : probing.outsideTimeout();
        this.stage = stage;
        this.troubles = troubles;
        this.life = life;
    }

    static String troubleOf(Side side) {
        return side == Side.INSIDE ? "the inside probe of " : "the outside probe of ";
    }

    /** Whether a look that begins now takes time. */
    boolean pauses() {
        Twist.ProbeManner manner = manner();
        boolean ill = side == Side.INSIDE && !component.ailment().isEmpty();
        boolean slow = component.course() == Twist.Course.SLOW || component.course() == Twist.Course.WEDGED;
        return manner == Twist.ProbeManner.HANGS || manner == Twist.ProbeManner.IS_LATE || (ill && slow);
    }

    @Override
    public Reading look(ProbeContext context) throws InterruptedException {
        long began = stage.now();
        stage.tell(new Happening.LookBegan(began, component.name(), side));
        looks++;
        try {
            Reading reading = take();
            tell(began, reading, false);
            return reading;
        } catch (IllegalStateException | LinkageError e) {
            tell(began, Reading.fail("threw", "broken"), false);
            throw e;
        }
    }

    @Override
    public Reading late(ProbeContext context) {
        Reading reading = stage.chance(component.name()) % 4 == 0
                ? Reading.unknown("busy", "it may be busy")
                : Reading.fail("timed-out", "no answer");
        tell(stage.now(), reading, true);
        return reading;
    }

    private void tell(long began, @Nullable Reading reading, boolean late) {
        if (!life.runs()) {
            return;
        }
        Reading.Status status = reading == null ? Reading.Status.FAIL : reading.status();
        String code = reading == null ? "returned-null" : reading.code();
        stage.tell(new Happening.Looked(stage.now(), component.name(), side, began, status, code, late));
    }

    private Reading take() throws InterruptedException {
        Twist.ProbeManner manner = manner();
        if (manner == null) {
            takeTheTimeThatTheIllnessTakes();
            return truth();
        }
        return switch (manner) {
            case LIES -> truth().passed() ? Reading.fail("sick", "a lie") : Reading.pass();
            case FLICKERS -> looks % 2 == 0 ? truth() : Reading.fail("flicker", "now and then");
            case SAYS_UNKNOWN -> Reading.unknown("prober", "cannot tell");
            case SAYS_NOTHING -> nothing();
            case THROWS -> throw new IllegalStateException("broken probe");
            case THROWS_ERROR -> throw new NoClassDefFoundError("Gone");
            case IS_LATE -> {
                stage.time().pause(timeout.plusMillis(150));
                yield truth();
            }
            case HANGS -> {
                stage.time().pause(timeout.multipliedBy(6));
                yield truth();
            }
        };
    }

    /** Against its contract, as user code does. */
    @SuppressWarnings("NullAway")
    private static Reading nothing() {
        return null;
    }

    private void takeTheTimeThatTheIllnessTakes() throws InterruptedException {
        if (side == Side.INSIDE && !component.ailment().isEmpty()) {
            Twist.Course course = component.course();
            if (course == Twist.Course.SLOW) {
                stage.time().pause(timeout.dividedBy(2));
            } else if (course == Twist.Course.WEDGED) {
                stage.time().pause(timeout.multipliedBy(2));
            }
        }
    }

    private Reading truth() {
        if (side == Side.OUTSIDE) {
            return component.isCutOff() ? Reading.fail("down", "refused") : Reading.pass();
        }
        String ailment = component.ailment();
        return ailment.isEmpty() ? Reading.pass() : Reading.fail(ailment, "does not do its work");
    }

    private Twist.@Nullable ProbeManner manner() {
        Twist.ProbeTrouble trouble = troubles.present(Twist.ProbeTrouble.class, troubleOf(side), component.name());
        return trouble == null ? null : trouble.manner();
    }
}
