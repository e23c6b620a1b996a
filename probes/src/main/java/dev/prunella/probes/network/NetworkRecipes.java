// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.model.Severity;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;

/**
 * Ready targets for names and certificates; what they set can be set anew before they are built. None of them has a runbook, so nothing is
 * done about what fails but to tell a person, by a ticket; {@link TargetBuilder#when} takes a runbook.
 */
public final class NetworkRecipes {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration NOTICE = Duration.ofDays(14);

    private NetworkRecipes() {}

    /** A name that must have an address within a second; looked at every 30 s. */
    public static TargetBuilder name(String name, String host) {
        return Target.named(name)
                .inside(NameProbe.of(host, PROMPT))
                .probing(Probing.ofDefaults().every(Duration.ofSeconds(30)).within(PATIENCE, PATIENCE))
                .severity(Severity.WARNING);
    }

    /** Certificates that must be replaced two weeks before their end; looked at once an hour. */
    public static TargetBuilder certificate(String name, CertificateSource source) {
        return certificate(name, source, NOTICE);
    }

    /** The same with another notice. */
    public static TargetBuilder certificate(String name, CertificateSource source, Duration notice) {
        return Target.named(name)
                .inside(CertificateProbe.of(source, notice))
                .probing(Probing.ofDefaults().every(Duration.ofHours(1)).within(PATIENCE, PATIENCE))
                .severity(Severity.WARNING);
    }
}
