// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Asks each check once all beans are there, and warns of what they find, a line each. Safe for use by several threads. */
public final class StartupDoctor implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StartupDoctor.class);

    private final List<DoctorCheck> checks;
    private final List<String> ignored;

    StartupDoctor(List<DoctorCheck> checks, List<String> ignored) {
        this.checks = checks;
        this.ignored = ignored;
    }

    @Override
    public void afterSingletonsInstantiated() {
        findings().forEach(finding -> LOG.warn("{}", finding.line()));
    }

    /** What there is now, without what is ignored: also of beans that were made since the start. */
    public List<Finding> findings() {
        return checks.stream()
                .flatMap(StartupDoctor::examined)
                .filter(finding -> ignored.stream().noneMatch(finding::isMeantBy))
                .toList();
    }

    /** A check is there to help, and a start that it breaks would be no help. */
    private static Stream<Finding> examined(DoctorCheck check) {
        try {
            return check.examine().stream();
        } catch (RuntimeException e) {
            LOG.warn("doctor: {} could not look", check.getClass().getName(), e);
            return Stream.empty();
        }
    }
}
