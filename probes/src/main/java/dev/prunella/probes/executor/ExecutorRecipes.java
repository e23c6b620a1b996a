// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.util.concurrent.ThreadPoolExecutor;

/** Ready targets for executors and schedulers; what they set can be set anew before they are built. */
public final class ExecutorRecipes {

    private ExecutorRecipes() {}

    /**
     * An executor, or a scheduler, as a target: STALLED if its workers are stuck, OVERLOAD if it is given more than it can do. It refuses a
     * second supervisor, and while it is supervised its rejected tasks are counted on their way to its own handler.
     *
     * <p>It has no runbook, so a person is told: a thread cannot be ended from outside, and to drop tasks or to add workers is the
     * application's own decision. {@link TargetBuilder#when} takes one that it has made.
     *
     * @param name the target's name
     * @param executor is neither started nor shut down by this
     */
    public static TargetBuilder executor(String name, ThreadPoolExecutor executor) {
        return executor(name, executor, ExecutorWatch.ofDefaults());
    }

    /** The same, looked at in another way. */
    public static TargetBuilder executor(String name, ThreadPoolExecutor executor, ExecutorWatch watch) {
        SupervisedExecutor supervised = new SupervisedExecutor(executor);
        return Target.named(name)
                .inside(ExecutorProbe.of(executor, watch, supervised::rejected))
                .diagnosedBy(new ExecutorDiagnostician())
                .healing(supervised);
    }
}
