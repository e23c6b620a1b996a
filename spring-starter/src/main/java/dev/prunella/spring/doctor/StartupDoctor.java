// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import dev.prunella.spring.AfterStart;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/** Asks each check once the application has started, and warns of what they find, a line each. Safe for use by several threads. */
public final class StartupDoctor implements ApplicationListener<ContextRefreshedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupDoctor.class);

    private final ApplicationContext context;
    private final @Nullable AfterStart afterStart;
    private final Supplier<Questions> questions;

    /** What is asked, and what is not warned of. */
    record Questions(List<DoctorCheck> checks, List<String> ignored) {}

    /**
     * @param afterStart null where there is none: then it looks before the start ends
     * @param questions asked for at each look, so that none of them is made while the application starts
     */
    StartupDoctor(ApplicationContext context, @Nullable AfterStart afterStart, Supplier<Questions> questions) {
        this.context = context;
        this.afterStart = afterStart;
        this.questions = questions;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent refreshed) {
        if (refreshed.getApplicationContext() == context) {
            if (afterStart == null) {
                warn();
            } else {
                afterStart.run(this::warn);
            }
        }
    }

    private void warn() {
        findings().forEach(finding -> LOG.warn("{}", finding.line()));
    }

    /** What there is now, without what is ignored: also of beans that were made since the start. */
    public List<Finding> findings() {
        Questions asked = questions.get();
        return asked.checks.stream()
                .flatMap(StartupDoctor::examined)
                .filter(finding -> asked.ignored.stream().noneMatch(finding::isMeantBy))
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
