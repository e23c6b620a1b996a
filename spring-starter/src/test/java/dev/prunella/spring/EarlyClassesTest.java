// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.junit.NoLeakedThreads;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

@ExtendWith(NoLeakedThreads.class)
class EarlyClassesTest {

    @Test
    void springBootFindsIt() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class))
                .hasAtLeastOneElementOfType(EarlyClasses.class);
    }

    @Test
    void leavesNothingBehind() {
        Set<ObjectName> before = ManagementFactory.getPlatformMBeanServer().queryNames(null, null);

        new EarlyClasses().preinitialize();

        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .isEqualTo(before);
    }

    @Test
    void needsNoPool() throws Exception {
        try (FilteredClassLoader without =
                new FilteredClassLoader("com.zaxxer.hikari", "dev.prunella.actuators.hikari")) {
            assertThat(EarlyClasses.hasPools(without)).isFalse();
        }
        assertThat(EarlyClasses.hasPools(getClass().getClassLoader())).isTrue();
    }
}
