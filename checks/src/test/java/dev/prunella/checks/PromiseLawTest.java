// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dev.prunella.checks.fixtures.promises.engine.Connects;
import dev.prunella.checks.fixtures.promises.engine.Deserializes;
import dev.prunella.checks.fixtures.promises.engine.GoesNative;
import dev.prunella.checks.fixtures.promises.engine.Hooks;
import dev.prunella.checks.fixtures.promises.engine.Listens;
import dev.prunella.checks.fixtures.promises.engine.Reflects;
import dev.prunella.checks.fixtures.promises.engine.RegistersBeans;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PromiseLawTest {

    @Test
    void noListeningPort() {
        holdsAndBites(PromiseLaw::noListeningPort, Listens.class);
    }

    @Test
    void noOutboundTraffic() {
        holdsAndBites(PromiseLaw::noOutboundTraffic, Connects.class);
    }

    @Test
    void noNativeCode() {
        holdsAndBites(PromiseLaw::noNativeCode, GoesNative.class);
    }

    @Test
    void noObjectsFromBytes() {
        holdsAndBites(PromiseLaw::noObjectsFromBytes, Deserializes.class);
    }

    @Test
    void noReflection() {
        holdsAndBites(PromiseLaw::noReflection, Reflects.class);
    }

    @Test
    void noShutdownHook() {
        holdsAndBites(PromiseLaw::noShutdownHook, Hooks.class);
    }

    @Test
    void noManagementBean() {
        holdsAndBites(PromiseLaw::noManagementBean, RegistersBeans.class);
    }

    @Test
    void leavesTheBeansOfAClientToItsPackage() {
        assertThat(Tree.fixture("promises").breachesOf(PromiseLaw::noManagementBean))
                .noneMatch(breach -> breach.contains("Allowed."));
    }

    @Test
    void leavesTheProbesOfTheNetworkTheirConnections() {
        assertThat(Tree.fixture("promises").breachesOf(PromiseLaw::noOutboundTraffic))
                .noneMatch(breach -> breach.contains("network.Allowed"))
                .anyMatch(breach -> breach.contains("probes.ConnectsToo"));
    }

    private static void holdsAndBites(Function<Tree, ArchRule> law, Class<?> fixture) {
        Tree.PRODUCT.obeys(law);
        Tree.fixture("promises").breaksWithEveryMethodOf(fixture, law);
    }
}
