// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Step;
import dev.prunella.detect.Reading;
import dev.prunella.model.Reason;
import dev.prunella.verify.HarmProgress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the watches of an attempt have seen, from its intent to its end.
 *
 * @param attemptKey which attempt
 * @param progress one a watch
 */
public record Watching(String attemptKey, List<HarmProgress> progress) {

    /** Keeps a copy. */
    public Watching {
        progress = List.copyOf(progress);
    }

    /** Begins with the intent, so that what was before the action is known. */
    static void begin(Draft draft, Step step, Attempt attempt) {
        if (!step.watches().isEmpty()) {
            draft.watching = new Watching(
                    attempt.key(),
                    step.watches().stream().map(HarmProgress::begin).toList());
            draft.emit(new Effect.StartWatching(attempt.key(), step.watches()));
        }
    }

    static void end(Draft draft) {
        if (draft.watching != null) {
            draft.emit(new Effect.StopWatching(draft.watching.attemptKey));
            draft.watching = null;
        }
    }

    static void sampled(Draft draft, TargetEvent.Sampled sampled) {
        if (draft.watching == null || !draft.watching.attemptKey.equals(sampled.attemptKey())) {
            return;
        }
        draft.watching = draft.watching.plus(sampled.watch(), sampled.reading());
        String harm = draft.watching.harm();
        if (harm != null) {
            draft.phase.harmed(draft, new Reason("harm", harm));
        }
    }

    private Watching plus(String watch, Reading reading) {
        return new Watching(
                attemptKey,
                progress.stream()
                        .map(each -> each.watch().name().equals(watch) ? each.plus(reading) : each)
                        .toList());
    }

    private @Nullable String harm() {
        return progress.stream()
                .map(HarmProgress::harm)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
