// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.slo.Coverage;
import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloStatus;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reports which targets have an objective and which of their diagnoses a runbook. */
final class Coverages {

    private static final List<Diagnosis.Kind> ACTIONABLE = Arrays.stream(Diagnosis.Kind.values())
            .filter(kind -> new Diagnosis(kind, Cause.UNSPECIFIED, 0, "").actionable())
            .toList();

    private Coverages() {}

    static Coverage of(Cells cells, SloBoard board) {
        Map<String, List<String>> slos = new HashMap<>();
        for (SloStatus status : board.all()) {
            for (String target : status.concerns()) {
                slos.computeIfAbsent(target, key -> new ArrayList<>())
                        .add(status.slo().name());
            }
        }
        return new Coverage(cells.names().stream()
                .map(cells::find)
                .filter(Objects::nonNull)
                .map(cell ->
                        of(cell.target(), cells, slos.getOrDefault(cell.target().name(), List.of())))
                .toList());
    }

    static Coverage.Counts count(Cells cells, SloBoard board) {
        long measured = board.all().stream()
                .flatMap(each -> each.concerns().stream())
                .distinct()
                .filter(name -> cells.find(name) != null)
                .count();
        Collection<TargetCell> all = cells.all();
        long remedied = all.stream().filter(cell -> hasRunbook(cell.target())).count();
        return new Coverage.Counts(all.size(), measured, remedied);
    }

    private static boolean hasRunbook(Target target) {
        return target.runbooks().kinds().findAny().isPresent();
    }

    private static Coverage.Of of(Target target, Cells cells, List<String> slos) {
        List<String> answered = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        List<Diagnosis.Kind> kinds = target.runbooks().kinds().distinct().toList();
        for (Diagnosis.Kind kind : ACTIONABLE) {
            (kinds.contains(kind) ? answered : unanswered).add(kind.name());
        }
        boolean dependency = !cells.dependents(target.name()).isEmpty();
        return new Coverage.Of(target.name(), dependency, slos, answered, unanswered);
    }
}
