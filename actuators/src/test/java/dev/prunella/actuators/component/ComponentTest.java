// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.testkit.junit.NoLeakedThreads;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a component refuses. */
@ExtendWith(NoLeakedThreads.class)
class ComponentTest {

    private final Component feed = Component.of("feed", new Part("feed", new ArrayList<>()));

    @Test
    void cannotHoldOnToItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed.holding(feed))
                .withMessage("component 'feed': holding must name others, got itself");
    }

    @Test
    void hasToHaveTimeToFinish() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed.draining(Duration.ZERO))
                .withMessage("component 'feed': draining must be more than zero, got PT0S");
    }

    @Test
    void hasANameThatATargetMayHave() {
        Component wrong = Component.of("two words", new Part("two words", new ArrayList<>()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ComponentRecipes.component(wrong).ownedBy("team").build())
                .withMessageContaining("two words");
    }
}
