// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.time.Duration;

/**
 * How often a target may be acted on at the worst, as the restart intensity of OTP's supervisors tells it: counted by its own
 * ladder, by those of what it depends on, and by what the budgets leave of that.
 *
 * @param perIncident starts in one incident: the attempts of all steps of its longest runbook
 * @param levels how many targets deep what it depends on goes, itself included
 * @param throughLevels starts until every ladder is spent, if each start at a dependency throws this target into an incident of its
 *     own: the product over the levels; at most {@link #MOST}, which stands for more
 * @param perWindow starts that the budgets allow within a window, whatever the ladders
 * @param window the budgets'
 */
public record RestartIntensity(int perIncident, int levels, long throughLevels, int perWindow, Duration window) {

    /** More than that is not counted. */
    public static final long MOST = 1_000_000_000;

    /** Of a target that depends on nothing. */
    public static RestartIntensity of(Runbooks runbooks, boolean grouped, Budgets budgets) {
        int perIncident = runbooks.all()
                .mapToInt(runbook ->
                        runbook.steps().stream().mapToInt(Step::attempts).sum())
                .max()
                .orElse(0);
        long own = (long) perIncident * budgets.incidentsPerTarget();
        long shared = grouped
                ? Math.min(budgets.startsPerGroup(), budgets.startsPerSupervisor())
                : budgets.startsPerSupervisor();
        return new RestartIntensity(perIncident, 1, perIncident, (int) Math.min(own, shared), budgets.window());
    }

    /** The same on top of these dependencies. */
    public RestartIntensity dependingOn(Iterable<RestartIntensity> dependencies) {
        long thrown = 1;
        int below = 0;
        for (RestartIntensity dependency : dependencies) {
            thrown = Math.min(MOST, thrown + dependency.throughLevels);
            below = Math.max(below, dependency.levels);
        }
        long through = Math.min(MOST, perIncident * thrown);
        return new RestartIntensity(perIncident, below + 1, through, perWindow, window);
    }

    /** In words, for the log and the status. */
    @Override
    public String toString() {
        String more = throughLevels == MOST ? " or more" : "";
        String deep = levels == 1 ? "" : ", %d%s over %d levels".formatted(throughLevels, more, levels);
        return "at the worst %d starts an incident%s; the budgets allow %d in %s"
                .formatted(perIncident, deep, perWindow, window);
    }
}
