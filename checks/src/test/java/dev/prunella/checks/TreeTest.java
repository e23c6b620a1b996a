// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws judge what the tree shows, so the tree must show every module. */
final class TreeTest {

    @ParameterizedTest
    @CsvSource({"core, time", "probes, probes", "actuators, actuators", "spring-starter, spring", "testkit, testkit"})
    void showsEachModuleThatHasSources(String module, String room) {
        boolean written = Files.exists(Path.of("..", module, "src/main/java"));

        assertThat(Tree.PRODUCT.lacks(room)).isEqualTo(!written);
    }
}
