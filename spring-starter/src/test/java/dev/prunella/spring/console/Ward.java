// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Mode;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Components that fall ill when a test says so; their cure makes them well. */
final class Ward {

    static final String CURE = "reconnect";

    private final Map<String, String> ill = new ConcurrentHashMap<>();

    /** From now on its looks fail with these words. */
    void fallIll(String name, String words) {
        ill.put(name, words);
    }

    void recover(String name) {
        ill.remove(name);
    }

    boolean isIll(String name) {
        return ill.containsKey(name);
    }

    /** One that is cured by its runbook. */
    Target curable(String name, Mode mode) {
        return bare(name)
                .mode(mode)
                .outside(context -> Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named(CURE, context -> {
                    recover(name);
                    return RemediationResult.done("connected anew");
                })))
                .build();
    }

    /** One that is looked at, and about which nothing can be done. */
    TargetBuilder bare(String name) {
        return Target.named(name)
                .ownedBy("team-prices")
                .probing(Probing.ofDefaults().every(Duration.ofMillis(600)))
                .inside(context -> look(name));
    }

    private Reading look(String name) {
        String words = ill.get(name);
        return words == null ? Reading.pass() : Reading.fail("no-price", words);
    }
}
