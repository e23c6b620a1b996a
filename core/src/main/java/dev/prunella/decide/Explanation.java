// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.detect.RecentLook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a target is as it is, for a person on call.
 *
 * @param target who
 * @param state what is known, a sentence each
 * @param proposal what would be done next; empty if nothing would be
 * @param judgements what each guardrail says to that, in their order
 * @param looks what was seen lately, oldest first: of a target that is well the last look of each side, else up to 120 since it was
 *     suspected
 */
public record Explanation(
        String target, List<String> state, String proposal, List<Judgement> judgements, List<RecentLook> looks) {

    /** Keeps copies. */
    public Explanation {
        state = List.copyOf(state);
        judgements = List.copyOf(judgements);
        looks = List.copyOf(looks);
    }

    /** The same with more that is known. */
    public Explanation and(List<String> more) {
        List<String> all = new ArrayList<>(state);
        all.addAll(more);
        return new Explanation(target, all, proposal, judgements, looks);
    }

    /** The same with what was seen lately. */
    public Explanation seen(List<RecentLook> lately) {
        return new Explanation(target, state, proposal, judgements, lately);
    }

    /** All of it but the single looks, one line each. */
    @Override
    public String toString() {
        Stream<String> lines = state.stream().map(line -> "  " + line);
        Stream<String> next = proposal.isEmpty() ? Stream.empty() : Stream.of("  next: " + proposal);
        Stream<String> answers = judgements.stream().map(judgement -> "    " + judgement);
        return Stream.of(Stream.of(target), lines, next, answers)
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"));
    }
}
