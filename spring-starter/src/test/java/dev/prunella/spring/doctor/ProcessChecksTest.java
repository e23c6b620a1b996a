// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessChecksTest {

    @Test
    void findsALivenessThatAsksWhatAllShare() {
        assertThat(liveness(Set.of("livenessState", "db", "redis", "ping"), Set.of("redis")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.found())
                        .isEqualTo("management.endpoint.health.group.liveness.include has db"))
                .satisfies(finding -> assertThat(finding.value()).isEqualTo("livenessState,ping"));
        assertThat(liveness(Set.of("*"), Set.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.value()).isEqualTo("livenessState"));
    }

    @Test
    void leavesALivenessOfThisProcessAlone() {
        assertThat(liveness(Set.of(), Set.of())).isEmpty();
        assertThat(liveness(Set.of("livenessState", "ping", "diskSpace", "healing"), Set.of()))
                .isEmpty();
        assertThat(liveness(Set.of("livenessState", "db"), Set.of("db"))).isEmpty();
    }

    @Test
    void findsAQueueWithoutABound() {
        assertThat(queues(false, new ExecutorFacts("mail", Integer.MAX_VALUE, false)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line())
                        .startsWith("mail: queueCapacity is 2147483647: ")
                        .contains("set queueCapacity=100"));
        assertThat(queues(false, new ExecutorFacts("mail", 100, false))).isEmpty();
    }

    @Test
    void warnsOfSpringBootsOwnExecutorOnlyWhereItIsHandedWork() {
        ExecutorFacts own = new ExecutorFacts("applicationTaskExecutor", Integer.MAX_VALUE, true);

        assertThat(queues(false, own)).isEmpty();
        assertThat(queues(true, own))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.property()).isEqualTo("spring.task.execution.pool.queue-capacity"));
    }

    @ParameterizedTest
    @CsvSource({"-1, '', false", "'', -1, false", "'', '', true", "never, -1, false", "-1, 30, false"})
    void findsAddressesThatAreKeptForEver(String security, String system, boolean manager) {
        assertThat(dns(security, system, manager)).extracting(Finding::id).containsExactly("dns-cache");
    }

    @ParameterizedTest
    @CsvSource({"'', '', false", "0, '', true", "30, -1, true", "'', 30, true", "never, '', false"})
    void leavesAddressesThatAreLookedUpAgainAlone(String security, String system, boolean manager) {
        assertThat(dns(security, system, manager)).isEmpty();
    }

    private static List<Finding> liveness(Set<String> include, Set<String> exclude) {
        return new LivenessGroupCheck(() -> new LivenessGroupCheck.Group(include, exclude)).examine();
    }

    private static List<Finding> queues(boolean used, ExecutorFacts executor) {
        return new UnboundedQueueCheck(() -> List.of(executor), () -> used).examine();
    }

    private static List<Finding> dns(String security, String system, boolean manager) {
        return new DnsCacheCheck(() -> new DnsCacheCheck.Settings(security, system, manager)).examine();
    }
}
