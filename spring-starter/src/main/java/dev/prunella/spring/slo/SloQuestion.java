// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.slo;

import dev.prunella.HealingSupervisor;
import dev.prunella.spring.HealingQuestion;
import dev.prunella.spring.Supervision;
import java.util.List;
import java.util.function.Function;

/** A question about objectives; nothing is known before supervision has begun. */
record SloQuestion(String question, Supervision supervision, Function<HealingSupervisor, Object> asked)
        implements HealingQuestion {

    static SloQuestion slos(Supervision supervision) {
        return new SloQuestion(
                "slos",
                supervision,
                supervisor -> supervisor.slos().stream().map(SloView::of).toList());
    }

    /** What is looked after, and what is not. */
    static SloQuestion coverage(Supervision supervision) {
        return new SloQuestion(
                "coverage", supervision, supervisor -> supervisor.coverage().targets());
    }

    @Override
    public Object answer() {
        HealingSupervisor supervisor = supervision.ifBegun();
        return supervisor == null ? List.of() : asked.apply(supervisor);
    }
}
