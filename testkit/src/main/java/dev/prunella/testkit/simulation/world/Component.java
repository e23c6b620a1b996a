// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.act.HealedThing;
import dev.prunella.model.Generation;
import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thing behind a target, with its hidden truth. */
final class Component implements HealedThing {

    private static final String WORSE = "worse";
    private static final long TURN_NANOS = Duration.ofSeconds(3).toNanos();

    private final Target target;
    private final Stage stage;
    private List<Component> leansOn = List.of();
    private Twist.@Nullable Falls illness;
    private Twist.@Nullable Outage outage;
    private long sinceNanos;
    private long generation = 1;
    private boolean atRest;
    private @Nullable Object owner;

    Component(Target target, Stage stage) {
        this.target = target;
        this.stage = stage;
    }

    void leanOn(List<Component> others) {
        leansOn = others;
    }

    Target target() {
        return target;
    }

    String name() {
        return target.name();
    }

    /** What an inside look at the truth says; empty if all is well. */
    String ailment() {
        if (isCutOff()) {
            return "refused";
        }
        return illness != null && showsNow(illness) ? illness.code() : "";
    }

    /** Whether what it leans on is down. */
    boolean isCutOff() {
        if (outage != null) {
            return true;
        }
        for (Component other : leansOn) {
            if (!other.ailment().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    Twist.@Nullable Course course() {
        return illness == null ? null : illness.course();
    }

    void fall(Twist.Falls twist) {
        if (atRest) {
            return;
        }
        illness = twist;
        sinceNanos = stage.now();
        String cure = twist.cure().isEmpty() ? "nothing" : twist.cure();
        tell("falls ill: %s (%s), cured by %s".formatted(twist.code(), twist.course(), cure));
        stage.time().after(twist.lasts(), () -> {
            if (twist.equals(illness)) {
                mend("is well again by itself");
            }
        });
    }

    /** What it leans on goes down. */
    void cutOff(Twist.Outage twist) {
        outage = twist;
        tell("what it leans on is down");
        stage.time().after(twist.lasts(), () -> {
            if (twist.equals(outage)) {
                outage = null;
                tell("what it leans on is back");
            }
        });
    }

    /** Works on it with a remediation. */
    void treat(String remediation) {
        Twist.Falls present = illness;
        boolean cures =
                present != null && (present.cure().equals("*") || present.cure().equals(remediation));
        replace();
        if (cures) {
            mend("is cured by " + remediation);
        }
    }

    /** What a remediation that worsened it has done to it, as a number that may be watched. */
    double harm() {
        return isWorsened() ? 1 : 0;
    }

    /** Takes back what worsened it. */
    void untreat() {
        if (isWorsened()) {
            mend("is as it was");
        }
    }

    private boolean isWorsened() {
        return illness != null && illness.code().equals(WORSE);
    }

    void mend(String tell) {
        illness = null;
        tell(tell);
    }

    /** From now on nothing cures it but time. */
    void worsen() {
        Twist.Falls present = illness;
        Duration lasts = present == null ? Duration.ofSeconds(60) : present.lasts();
        fall(new Twist.Falls(Duration.ZERO, name(), Twist.Course.STEADY, WORSE, "", lasts));
    }

    /** From now on nothing happens to it any more. */
    void rest() {
        atRest = true;
        illness = null;
        outage = null;
        tell("is well");
    }

    void replace() {
        generation++;
        stage.tell(new Happening.Generation(stage.now(), name(), generation, false));
    }

    /** A new process has a new thing, with the trouble of the old one. */
    void beginAnew() {
        owner = null;
        generation = 1;
    }

    @Override
    public boolean claim(Object supervisor) {
        boolean free = owner == null || owner == supervisor;
        owner = free ? supervisor : owner;
        return free;
    }

    @Override
    public void release(Object supervisor) {
        owner = owner == supervisor ? null : owner;
    }

    @Override
    public Generation generation() {
        stage.tell(new Happening.Generation(stage.now(), name(), generation, true));
        return new Generation(generation);
    }

    private boolean showsNow(Twist.Falls twist) {
        return twist.course() != Twist.Course.FLAPPING || (stage.now() - sinceNanos) / TURN_NANOS % 2 == 0;
    }

    private void tell(String what) {
        stage.tell(new Happening.Truth(stage.now(), name(), ailment().isEmpty(), what));
    }
}
