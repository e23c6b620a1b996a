// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    private final Figures figures = new Figures();

    @Test
    void judgesTheMedianOfTheForks() {
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 13, 0);
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 30, 0);
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 14, 0);
        assertThat(goal("goal 14 ns")).isEqualTo(new Goal("P1 success: goal 14 ns", "14.0 (13.0-30.0) ns", true));
    }

    @Test
    void missesWhatIsTooSlowOrAllocates() {
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 21, 16);
        measured(Row.PRUNELLA_RETRY, Scene.OPEN, 1, 21, 56);
        assertThat(Goal.of(figures)).noneMatch(Goal::met).hasSize(5);
    }

    @Test
    void comparesWithTheFloorOfTheSameRun() {
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 20, 0);
        measured(Row.FLOOR, Scene.SUCCESS, 1, 8, 0);
        assertThat(goal("2.5 ×")).extracting(Goal::measured, Goal::met).containsExactly("2.5 ×", true);
    }

    @Test
    void comparesTwoThreadsWithOne() {
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 10, 0);
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 2, 16, 0);
        assertThat(goal("two threads")).extracting(Goal::measured, Goal::met).containsExactly("1.6 ×", false);
    }

    @Test
    void comparesWithPeersOfTheSameRun() {
        measured(Row.PRUNELLA_RETRY, Scene.SUCCESS, 1, 12, 0);
        measured(Row.RESILIENCE4J, Scene.SUCCESS, 1, 60, 0);
        measured(Row.RESILIENCE4J_SAME, Scene.SUCCESS, 1, 108, 80);
        assertThat(goal("resilience4j's breaker").met()).isTrue();
        assertThat(goal("same job")).extracting(Goal::measured, Goal::met).containsExactly("9.0 ×", false);
    }

    @Test
    void comparesAFailingCallWithTheBareThrow() {
        measured(Row.PRUNELLA, Scene.FAILING, 1, 40, 0);
        assertThat(Goal.of(figures)).isEmpty();
        measured(Row.RAW, Scene.FAILING, 1, 24, 0);
        assertThat(goal("bare throw")).extracting(Goal::measured, Goal::met).containsExactly("16.0 ns", false);
        measured(Row.RAW, Scene.FAILING, 1, 27, 0);
        assertThat(goal("bare throw")).extracting(Goal::measured, Goal::met).containsExactly("14.5 ns", true);
    }

    @Test
    void judgesNothingThatWasNotMeasured() {
        assertThat(Goal.of(figures)).isEmpty();
    }

    private Goal goal(String words) {
        List<Goal> found = Goal.of(figures).stream()
                .filter(goal -> goal.words().contains(words))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void measured(Row row, Scene scene, int threads, double nanos, double bytes) {
        figures.add(row, scene, threads, new Figures.Fork(nanos, nanos, bytes));
    }
}
