// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one target.
 *
 * @param at the time of day
 * @param target what is known of it
 * @param incident the open one; null for none
 * @param past those that were closed, newest first, at most 5
 * @param state why it is as it is, a sentence each
 * @param next what would be done next; empty if nothing would be
 * @param guardrails what each says to that, in their order
 * @param plans what would be done about each diagnosis
 * @param looks what was seen lately, oldest first
 * @param shadow what it would have done in SHADOW, and what was judged of it
 */
public record DetailView(
        Instant at,
        TargetView target,
        @Nullable StoryView incident,
        List<StoryView> past,
        List<String> state,
        String next,
        List<JudgementView> guardrails,
        List<PlanView> plans,
        List<LookView> looks,
        PrecisionView shadow) {

    static final int MOST_PAST = 5;
}
