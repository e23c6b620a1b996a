// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.HealingEvent;
import java.util.List;
import java.util.regex.Pattern;

/** The part of the loop that a line of an incident's timeline tells of: lines are what events say of themselves. */
public enum Stage {
    /** Something was noticed. */
    DETECT("noticed: .*"),
    /** What the evidence means. */
    DIAGNOSE("(now )?diagnosed [A-Z_]+ \\(.*"),
    /** What shall be done, and what guardrails say to it. */
    DECIDE("\\S+ not done: .*|would do \\S+ \\(.*|\\S+ \\(\\S+\\) would have been .*"),
    /** What was done. */
    ACT("intends \\S+ \\(.*|\\S+ \\(\\S+\\) (ended|took back) .*|took back .*"),
    /** Whether it helped. */
    VERIFY("verified [A-Z_]+: .*"),
    /** A person was told. */
    ESCALATE("escalates: .*|(escalation|resolution) \\S+.*"),
    /** How it ended. */
    CLOSE("incident closed [A-Z_]+.*"),
    /** What a person commanded, and what was merely noted. */
    NOTE(".*");

    private static final List<Stage> IN_ORDER = List.of(values());

    private final Pattern lines;

    Stage(String lines) {
        this.lines = Pattern.compile(lines, Pattern.DOTALL);
    }

    /** Of a line that is the {@link HealingEvent#what()} of an event. */
    static Stage of(String line) {
        return IN_ORDER.stream()
                .filter(stage -> stage.lines.matcher(line).matches())
                .findFirst()
                .orElse(NOTE);
    }
}
