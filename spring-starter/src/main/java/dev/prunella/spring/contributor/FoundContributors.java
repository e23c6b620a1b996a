// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import dev.prunella.model.Severity;
import dev.prunella.spring.Found;
import dev.prunella.spring.TargetFinder;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health contributors that there are when supervision begins, those within composites by the path to them, as {@code db/orders}.
 * Those that speak of the process itself are no dependencies, and a database whose pool is supervised is looked at already.
 */
final class FoundContributors implements TargetFinder {

    /** What Spring Boot has of the process itself, and our own. */
    private static final Set<String> OF_THE_PROCESS =
            Set.of("ping", "diskSpace", "ssl", "livenessState", "readinessState", "healing");

    private final Supplier<List<HealthContributors>> registries;
    private final SupervisedDatabases databases;
    private final Duration timeout;
    private final @Nullable ClassLoader classLoader;

    /** @param timeout of one look */
    FoundContributors(
            Supplier<List<HealthContributors>> registries,
            SupervisedDatabases databases,
            Duration timeout,
            @Nullable ClassLoader classLoader) {
        this.registries = registries;
        this.databases = databases;
        this.timeout = timeout;
        this.classLoader = classLoader;
    }

    @Override
    public void find(Consumer<Found> supervision) {
        for (HealthContributors registry : registries.get()) {
            registry.stream()
                    .filter(entry -> !OF_THE_PROCESS.contains(entry.name()))
                    .forEach(entry -> find(entry.name(), entry.contributor(), supervision));
        }
    }

    /** They are there, and asking them is left to the probes. */
    @Override
    public boolean mayWait() {
        return true;
    }

    private void find(String path, HealthContributor contributor, Consumer<Found> supervision) {
        if (contributor instanceof CompositeHealthContributor composite) {
            composite.stream().forEach(entry -> find(path + "/" + entry.name(), entry.contributor(), supervision));
        } else if (contributor instanceof HealthIndicator indicator && !databases.include(path)) {
            supervision.accept(found(Found.nameOf(path), indicator));
        }
    }

    /** What nobody has asked for wakes nobody: at most it is a ticket. */
    private Found found(String name, HealthIndicator indicator) {
        return new Found(
                name,
                "dependency, by its health contributor",
                Target.named(name)
                        .inside(new SparingProbe(new ContributorProbe(indicator, classLoader)))
                        .probing(Probing.ofDefaults().within(timeout, timeout))
                        .diagnosedBy(new DependencyDiagnostician())
                        .severity(Severity.WARNING));
    }
}
