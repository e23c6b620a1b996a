// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Step;
import dev.prunella.escalate.PlatformRungs;
import java.util.List;
import java.util.stream.Stream;

/** How far a target's ladder goes beyond its own remediations, once those are spent and a person was told. */
public enum HandOverTo {
    /** No further. */
    NOBODY {
        @Override
        Stream<Remediation> rungs(PlatformRungs platform) {
            return Stream.empty();
        }
    },
    /** The process takes no traffic until the target is well again. */
    READINESS {
        @Override
        Stream<Remediation> rungs(PlatformRungs platform) {
            return Stream.of(platform.outOfTraffic());
        }
    },
    /** The same, and later the platform is asked to replace the process. Needs a trail in a folder. */
    LIVENESS {
        @Override
        Stream<Remediation> rungs(PlatformRungs platform) {
            return Stream.of(platform.outOfTraffic(), platform.brokenLiveness());
        }
    };

    abstract Stream<Remediation> rungs(PlatformRungs platform);

    /** The steps, with these rungs behind them. */
    List<Step> behind(List<Step> steps, PlatformRungs platform) {
        return Stream.concat(steps.stream(), rungs(platform).map(Step::of)).toList();
    }
}
