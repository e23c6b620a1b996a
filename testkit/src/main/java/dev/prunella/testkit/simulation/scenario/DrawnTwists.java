// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.act.Risk;
import dev.prunella.decide.Policy;
import dev.prunella.detect.Side;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The twists of a run: each seed has a few kinds of fault, so that those meet each other often. */
final class DrawnTwists {

    private static final double SHARE_OF_A_KIND = 0.3;

    private final Draw draw;
    private final Policy policy;
    private final List<Target> targets;
    private final Set<Fault> faults;
    private final long spanMillis;
    private final List<Twist> twists = new ArrayList<>();

    private DrawnTwists(Draw draw, Policy policy, List<Target> targets, Set<Fault> faults, Duration span) {
        this.draw = draw;
        this.policy = policy;
        this.targets = targets;
        this.faults = faults;
        this.spanMillis = span.toMillis();
    }

    static List<Twist> of(Draw draw, Policy policy, List<Target> targets, Set<Fault> faults, Duration span) {
        DrawnTwists drawn = new DrawnTwists(draw, policy, targets, faults, span);
        if (!targets.isEmpty()) {
            drawn.all();
        }
        return drawn.twists.stream().sorted(Comparator.comparing(Twist::at)).toList();
    }

    private void all() {
        if (faults.contains(Fault.SICKNESS)) {
            times(draw.number(2, 3 + 2 * targets.size()), this::falls);
        }
        some(Fault.OUTAGES, 3, this::outage);
        some(Fault.PROBES, 5, this::probeTrouble);
        some(Fault.ACTIONS, 5, this::actionTrouble);
        some(Fault.TRAIL, 3, this::storeTrouble);
        some(
                Fault.CHANNELS,
                2,
                () -> twists.add(new Twist.ChannelTrouble(
                        moment(), draw.oneOf(Twist.ChannelManner.values()), draw.seconds(10, 120))));
        some(Fault.SYMPTOMS, 3, () -> twists.add(new Twist.Noise(moment(), name(), draw.seconds(5, 60))));
        some(Fault.PERSONS, 6, this::person);
        some(Fault.ACTIONS, 1, this::stubborn);
        some(Fault.PERSONS, 2, this::demand);
        yeses();
        some(Fault.REPLACEMENTS, 4, () -> twists.add(new Twist.Replaced(moment(), name())));
        some(Fault.PROCESS_ENDS, 3, this::processEnd);
        some(Fault.CLOCKS, 3, this::clock);
        some(Fault.POLICIES, 3, this::reload);
        whileIntents();
        if (faults.containsAll(DrawnMemories.FAULTS) && draw.chance(SHARE_OF_A_KIND)) {
            twists.addAll(DrawnMemories.of(draw, targets, this::moment));
        }
        if (faults.containsAll(DrawnUndoing.FAULTS) && draw.chance(SHARE_OF_A_KIND)) {
            twists.addAll(DrawnUndoing.of(draw, targets));
        }
    }

    /** Things that happen in the moment between a permit and its action need a slow store to have room. */
    private void whileIntents() {
        if (!faults.contains(Fault.TRAIL) || !draw.chance(SHARE_OF_A_KIND)) {
            return;
        }
        twists.add(new Twist.StoreTrouble(Duration.ZERO, 0, Twist.StoreManner.IS_SLOW, Duration.ofMillis(spanMillis)));
        for (int intent = 1; intent <= 4; intent++) {
            if (draw.chance(0.6)) {
                meddling(intent);
            }
        }
    }

    private void meddling(int intent) {
        Duration at = draw.millis(0, 900);
        switch (draw.number(0, 7)) {
            case 6, 7 -> when(Fault.POLICIES, new Twist.ReloadedThen(at, intent, DrawnPolicy.after(policy, draw)));
            case 0 -> when(Fault.CLOCKS, new Twist.Freeze(at, intent, draw.seconds(1, 8)));
            case 1 -> when(Fault.REPLACEMENTS, new Twist.Swap(at, intent));
            case 2 -> when(Fault.PROCESS_ENDS, new Twist.Dies(draw.millis(0, 3_000), intent, downtime()));
            default ->
                when(
                        Fault.PERSONS,
                        new Twist.Meddling(
                                at,
                                intent,
                                draw.oneOf(
                                        Command.PAUSE,
                                        Command.HOLD,
                                        Command.SHADOW,
                                        Command.APPROVE,
                                        Command.STOP,
                                        Command.MAINTAIN,
                                        Command.UNSUPERVISE),
                                draw.seconds(5, 120)));
        }
    }

    private void falls() {
        Target target = draw.of(targets);
        List<String> cures = new ArrayList<>(target.runbooks().remediations());
        cures.add("*");
        cures.add("");
        Twist.Course course = draw.chance(0.6) ? Twist.Course.STEADY : draw.oneOf(Twist.Course.values());
        boolean together = draw.chance(0.15);
        Twist.Falls first = new Twist.Falls(
                moment(),
                target.name(),
                course,
                draw.oneOf("sick", "sick", "half-open", "stalled"),
                draw.of(cures),
                illFor());
        twists.add(first);
        if (together) {
            targets.stream()
                    .filter(other -> !other.equals(target))
                    .forEach(other -> twists.add(new Twist.Falls(
                            first.at().plus(draw.millis(0, 2_000)),
                            other.name(),
                            course,
                            first.code(),
                            first.cure(),
                            illFor())));
        }
    }

    /** Some are over before anything is done, most last. */
    private Duration illFor() {
        return draw.chance(0.25) ? draw.millis(100, 8_000) : draw.seconds(20, 500);
    }

    private void outage() {
        Duration at = moment();
        Duration lasts = draw.chance(0.5) ? draw.seconds(1, 20) : draw.seconds(20, 200);
        boolean everybody = draw.chance(0.4);
        Target one = draw.of(targets);
        targets.stream()
                .filter(target -> everybody || target.equals(one))
                .forEach(target -> twists.add(new Twist.Outage(at, target.name(), lasts)));
    }

    private void probeTrouble() {
        Side side = draw.oneOf(Side.INSIDE, Side.INSIDE, Side.OUTSIDE);
        Twist.ProbeManner manner = draw.oneOf(Twist.ProbeManner.values());
        twists.add(new Twist.ProbeTrouble(moment(), name(), side, manner, draw.millis(300, 40_000)));
    }

    private void actionTrouble() {
        twists.add(new Twist.ActionTrouble(
                moment(), name(), draw.oneOf(Twist.ActionManner.values()), draw.seconds(20, 300)));
    }

    private void storeTrouble() {
        twists.add(new Twist.StoreTrouble(moment(), 0, draw.oneOf(Twist.StoreManner.values()), draw.seconds(1, 90)));
    }

    private void person() {
        Command command = draw.oneOf(Command.values());
        Twist.Person first =
                new Twist.Person(moment(), command, command.concernsAll() ? "" : name(), draw.seconds(5, 200));
        twists.add(first);
        if (command == Command.UNSUPERVISE || command == Command.PAUSE) {
            Command undo = command == Command.PAUSE ? Command.RESUME : Command.SUPERVISE;
            twists.add(new Twist.Person(first.at().plus(draw.seconds(1, 120)), undo, first.target(), Duration.ZERO));
        }
    }

    /** A remediation that no interrupt ends, of a target that stays ill: the next one is due while it still runs. */
    private void stubborn() {
        Target target = draw.of(targets);
        Duration ill = moment();
        twists.add(new Twist.Falls(ill, target.name(), Twist.Course.STEADY, "sick", "", draw.seconds(100, 300)));
        twists.add(new Twist.ActionTrouble(
                ill, target.name(), Twist.ActionManner.IGNORES_INTERRUPTS, draw.seconds(60, 200)));
    }

    /** A person wants a target healed whose looks have long said nothing. */
    private void demand() {
        Target target = draw.of(targets);
        Duration ill = moment();
        twists.add(new Twist.Falls(ill, target.name(), Twist.Course.STEADY, "sick", "", draw.seconds(100, 300)));
        Duration blind = ill.plus(draw.seconds(4, 30));
        Twist.ProbeManner manner = draw.oneOf(Twist.ProbeManner.SAYS_UNKNOWN, Twist.ProbeManner.HANGS);
        twists.add(new Twist.ProbeTrouble(blind, target.name(), Side.INSIDE, manner, draw.seconds(40, 80)));
        twists.add(new Twist.Person(
                blind.plus(draw.seconds(22, 38)), Command.HEAL_NOW, target.name(), draw.seconds(5, 200)));
    }

    /** Who is asked for a yes is there, now and then. */
    private void yeses() {
        for (Target target : targets) {
            boolean asks = target.mode() == Mode.APPROVE
                    || target.runbooks().everything().anyMatch(each -> each.risk() == Risk.IRREVERSIBLE);
            if (faults.contains(Fault.PERSONS) && asks && draw.chance(0.7)) {
                times(
                        draw.number(2, 12),
                        () -> twists.add(new Twist.Person(moment(), Command.SAY_YES, target.name(), Duration.ZERO)));
                inVain(target);
            }
        }
    }

    /** What a person said yes to fails, so that it is asked for again. */
    private void inVain(Target target) {
        if (faults.contains(Fault.ACTIONS) && draw.chance(0.5)) {
            Twist.ActionManner manner = draw.oneOf(Twist.ActionManner.FAILS, Twist.ActionManner.THROWS);
            twists.add(new Twist.ActionTrouble(Duration.ZERO, target.name(), manner, Duration.ofMillis(spanMillis)));
        }
    }

    private void reload() {
        boolean sound = draw.chance(0.8);
        Policy other = sound ? DrawnPolicy.after(policy, draw) : DrawnPolicy.unsound(policy);
        twists.add(new Twist.Reloaded(moment(), other, sound));
    }

    private void processEnd() {
        twists.add(draw.chance(0.3) ? new Twist.Closes(moment(), downtime()) : new Twist.Crashes(moment(), downtime()));
    }

    private void clock() {
        twists.add(
                draw.chance(0.5)
                        ? new Twist.StandsStill(moment(), draw.millis(100, 12_000))
                        : new Twist.WallJumps(moment(), Duration.ofSeconds(draw.number(-7_200, 7_200))));
    }

    private Duration downtime() {
        return draw.chance(0.5) ? draw.millis(0, 3_000) : draw.seconds(3, 60);
    }

    private void some(Fault fault, int most, Runnable add) {
        if (faults.contains(fault) && draw.chance(SHARE_OF_A_KIND)) {
            times(draw.number(1, most), add);
        }
    }

    private void when(Fault fault, Twist twist) {
        if (faults.contains(fault)) {
            twists.add(twist);
        }
    }

    private static void times(int count, Runnable add) {
        for (int i = 0; i < count; i++) {
            add.run();
        }
    }

    private String name() {
        return draw.of(targets).name();
    }

    private Duration moment() {
        return draw.millis(0, spanMillis);
    }
}
