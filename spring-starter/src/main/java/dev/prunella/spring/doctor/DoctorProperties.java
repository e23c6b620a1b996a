// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.doctor}.
 *
 * @param enabled Whether settings that will hurt are looked for at the start.
 * @param ignore What is not warned of: a kind of finding such as unbounded-queue, or one at one bean such as unbounded-queue/mailExecutor.
 */
@ConfigurationProperties("prunella.doctor")
public record DoctorProperties(@DefaultValue("true") boolean enabled, List<String> ignore) {

    /** Keeps a copy. */
    public DoctorProperties {
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
    }
}
