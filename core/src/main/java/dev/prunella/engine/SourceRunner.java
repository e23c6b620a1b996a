// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.SafeText;
import dev.prunella.slo.Sli;
import dev.prunella.slo.SliReading;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source that is user code, on a worker and never twice at a time. One that throws, says nothing or does not answer is a gap; it
 * is not interrupted, and not asked again before it has returned. Confined to the timer's thread but for the source itself.
 */
final class SourceRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_CHARS = 300;

    private final String name;
    private final Sli.Source source;
    private final ProbeRunner.Tools tools;
    private @Nullable ProbeRun present;

    SourceRunner(String name, Sli.Source source, ProbeRunner.Tools tools) {
        this.name = name;
        this.source = source;
        this.tools = tools;
    }

    void read(Consumer<SliReading> answer) {
        if (present != null && !present.ended()) {
            answer.accept(SliReading.gap("its source has not returned from the time before"));
            return;
        }
        ProbeRun run = new ProbeRun(tools.clock().nanoTime());
        present = run;
        run.handle = tools.scheduler().run(name, () -> look(run, answer));
        run.deadline = tools.scheduler().after(PATIENCE, () -> due(run, answer));
    }

    private void look(ProbeRun run, Consumer<SliReading> answer) {
        if (run.begin(tools.clock().nanoTime())) {
            Fence.Result<SliReading> result = Fence.call(source::read);
            tools.scheduler().after(Duration.ZERO, () -> finished(run, result, answer));
        }
    }

    private void finished(ProbeRun run, Fence.Result<SliReading> result, Consumer<SliReading> answer) {
        run.finish(tools.abandoned());
        if (!run.answered) {
            run.answered = true;
            run.deadline.cancel();
            answer.accept(safe(result));
        }
    }

    private void due(ProbeRun run, Consumer<SliReading> answer) {
        if (run.answered) {
            return;
        }
        run.answered = true;
        boolean neverBegan = run.callOff();
        if (!neverBegan) {
            run.giveUp(tools.abandoned());
        }
        answer.accept(
                SliReading.gap(neverBegan ? "no worker was free" : "its source did not answer within " + PATIENCE));
    }

    private static SliReading safe(Fence.Result<SliReading> result) {
        if (result.value() instanceof SliReading.Gap gap) {
            return SliReading.gap(SafeText.of(gap.why(), MOST_CHARS));
        }
        return result.value() != null
                ? result.value()
                : SliReading.gap("its source " + (result.failure() == null ? "said nothing" : result.failure()));
    }
}
