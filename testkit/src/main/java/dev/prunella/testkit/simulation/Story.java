// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.decide.Step;
import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as a timeline of sentences: what was true, what was seen, what was said, done and recorded, which rule broke. */
final class Story {

    private static final int MOST_LINES = 160;

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> lastLooks = new HashMap<>();

    private Story() {}

    static String of(Course course) {
        StringBuilder text = new StringBuilder();
        Breach breach = course.breach();
        if (breach != null) {
            text.append("Broken: ")
                    .append(breach.law())
                    .append("\n  ")
                    .append(breach.sentence())
                    .append('\n');
        }
        describe(course.scenario(), text);
        text.append("What happened:\n");
        Story story = new Story();
        course.trace().facts().stream().filter(Story::matters).forEach(story::tell);
        int from = Math.max(0, story.lines.size() - MOST_LINES);
        if (from > 0) {
            text.append("  (").append(from).append(" earlier lines are left out)\n");
        }
        story.lines
                .subList(from, story.lines.size())
                .forEach(line -> text.append(line).append('\n'));
        if (breach != null) {
            text.append(line(breach.atNanos(), "", "BROKEN: " + breach.sentence()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void describe(Scenario scenario, StringBuilder text) {
        text.append("Seed ")
                .append(scenario.seed())
                .append(", ")
                .append(scenario.policy())
                .append('\n');
        for (Target target : scenario.targets()) {
            text.append("  ")
                    .append(target.name())
                    .append(
                            target.info().group().isEmpty()
                                    ? ""
                                    : " of group " + target.info().group())
                    .append(
                            target.info().dependsOn().isEmpty()
                                    ? ""
                                    : " leans on " + target.info().dependsOn())
                    .append(": ")
                    .append(target.probing())
                    .append(target.outside() == null ? ", no outside probe" : "")
                    .append(", ")
                    .append(target.mode())
                    .append('\n');
            target.runbooks()
                    .byKind()
                    .forEach((kind, runbook) -> text.append("    ")
                            .append(kind)
                            .append(": ")
                            .append(runbook.steps().stream().map(Story::step).toList())
                            .append('\n'));
        }
        text.append("What goes wrong:\n");
        for (Twist twist : scenario.twists()) {
            text.append("  ").append(twist).append('\n');
        }
    }

    private static String step(Step step) {
        return "%s x%d within %s".formatted(step.remediation(), step.attempts(), step.deadline());
    }

    private static boolean matters(Happening fact) {
        boolean asked = fact instanceof Happening.Generation generation && generation.asked();
        boolean aside = fact instanceof Happening.Recorded record
                && !record.kind().equals("INTENT")
                && !record.kind().equals("TERMINAL")
                && record.command().isEmpty();
        return !asked && !aside && !(fact instanceof Happening.LookBegan);
    }

    /** Of looks that say the same again and again the first one is told. */
    private void tell(Happening fact) {
        boolean again = fact instanceof Happening.Looked looked
                && fact.tell().equals(lastLooks.put(looked.target() + looked.side(), fact.tell()));
        if (!again) {
            lines.add(line(fact.atNanos(), fact.target(), fact.tell()));
        }
    }

    private static String line(long nanos, String target, String tell) {
        return String.format(Locale.ROOT, "%12.3f s  %-10s %s", nanos / 1e9, target, tell);
    }
}
