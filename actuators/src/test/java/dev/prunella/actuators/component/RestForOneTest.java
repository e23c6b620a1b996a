// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** REQ S1: after a component what holds on to it is restarted, in order, and nothing else. */
class RestForOneTest {

    private final Works works = new Works();
    private final Component store = works.running("store");
    private final Component index = works.running("index", store);
    private final Component search = works.running("search", index);
    private final Component mail = works.running("mail");

    @BeforeEach
    void supervised() {
        works.supervise(mail);
        works.supervise(store);
        works.supervise(index);
        works.supervise(search);
        works.pass(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        works.close();
    }

    @Test
    void dependantsAreRestartedInOrder() {
        kill("store", store);

        works.pass(Duration.ofMinutes(1));

        assertThat(works.diary)
                .containsExactly("start store", "stop index", "start index", "stop search", "start search");
        works.assertClosed("store", Outcome.HEALED);
        works.assertClosed("index", Outcome.HEALED);
        works.assertClosed("search", Outcome.HEALED);
        assertThat(works.seen(HealingEvent.Opened.class, "index")
                        .get(0)
                        .diagnosis()
                        .cause()
                        .name())
                .isEqualTo(ComponentReadings.DEPENDENCY_RESTARTED);
        assertThat(works.told).isEmpty();
    }

    @Test
    void whatItDependsOnIsNotTouched() {
        kill("search", search);

        works.pass(Duration.ofMinutes(1));

        assertThat(works.diary).containsExactly("start search");
    }

    @Test
    void theMiddleOneTakesOnlyThoseAboveItAlong() {
        kill("index", index);

        works.pass(Duration.ofMinutes(1));

        assertThat(works.diary).containsExactly("start index", "stop search", "start search");
    }

    /** All three died, say of one cause: each is started once, from the bottom. */
    @Test
    void whatDiedTogetherIsStartedOnceEach() {
        works.part("search").running = false;
        works.part("index").running = false;
        kill("store", store);

        works.pass(Duration.ofMinutes(2));

        assertThat(works.diary).containsExactly("start store", "start index", "start search");
    }

    @Test
    void dependantsOfOneThatDoesNotStartAreLeftAlone() {
        works.part("store").failingStarts.set(Integer.MAX_VALUE);
        kill("store", store);

        works.pass(Duration.ofMinutes(5));

        assertThat(works.diary).hasSize(5).containsOnly("start store");
        assertThat(works.told).hasSize(1);
    }

    private void kill(String name, Component component) {
        works.part(name).running = false;
        component.died(new IllegalStateException("killed"));
    }
}
