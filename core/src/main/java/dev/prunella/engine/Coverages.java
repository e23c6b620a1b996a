// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.slo.Coverage;
import dev.prunella.slo.SloBoard;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reports which targets have an objective and which of their diagnoses a runbook. */
final class Coverages {

    private static final List<Diagnosis.Kind> ACTIONABLE = Arrays.stream(Diagnosis.Kind.values())
            .filter(kind -> new Diagnosis(kind, Cause.UNSPECIFIED, 0, "").actionable())
            .toList();

    private Coverages() {}

    static Coverage of(Cells cells, SloBoard board) {
        return new Coverage(cells.names().stream()
                .map(cells::find)
                .filter(Objects::nonNull)
                .map(cell -> of(cell.target(), cells, board))
                .toList());
    }

    private static Coverage.Of of(Target target, Cells cells, SloBoard board) {
        List<String> answered = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        List<Diagnosis.Kind> kinds = target.runbooks().kinds().distinct().toList();
        for (Diagnosis.Kind kind : ACTIONABLE) {
            (kinds.contains(kind) ? answered : unanswered).add(kind.name());
        }
        List<String> slos = board.concerning(target.name()).stream()
                .map(each -> each.slo().name())
                .toList();
        boolean dependency = !cells.dependents(target.name()).isEmpty();
        return new Coverage.Of(target.name(), dependency, slos, answered, unanswered);
    }
}
