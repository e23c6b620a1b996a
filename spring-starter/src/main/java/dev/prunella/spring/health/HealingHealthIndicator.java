// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.health;

import static dev.prunella.model.Health.UNHEALTHY;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorStatus;
import dev.prunella.TargetStatus;
import dev.prunella.spring.Supervision;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether supervision itself works: UP while the loop beats, else UNKNOWN, and never DOWN. A sick target is a detail and no status: what a
 * platform does about a status is restart or cut off, which is the ladder's to ask for, and no answer to a database that all share.
 */
final class HealingHealthIndicator extends AbstractHealthIndicator {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final Supervision supervision;

    HealingHealthIndicator(Supervision supervision) {
        super("the supervisor could not be asked");
        this.supervision = supervision;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        HealingSupervisor supervisor = supervision.ifBegun();
        if (supervisor == null) {
            String problem = supervision.problem();
            health.unknown().withDetail("supervision", problem.isEmpty() ? "has not begun yet" : problem);
        } else {
            tell(supervisor.status(), health);
        }
    }

    private static void tell(SupervisorStatus status, Health.Builder health) {
        boolean beats = status.silence().compareTo(LONGEST_SILENCE) < 0;
        (beats ? health.up() : health.unknown())
                .withDetail("targets", status.targets().size())
                .withDetail("unhealthy", namesOfUnhealthy(status.targets()));
        if (!status.pausedBecause().isEmpty()) {
            health.withDetail("paused", status.pausedBecause());
        }
    }

    private static List<String> namesOfUnhealthy(List<TargetStatus> targets) {
        return targets.stream()
                .filter(each -> each.health() == UNHEALTHY)
                .map(TargetStatus::name)
                .sorted()
                .toList();
    }
}
