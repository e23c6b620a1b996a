// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import static dev.prunella.spring.declared.Annotated.application;
import static dev.prunella.spring.declared.Annotated.supervised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Reading;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import org.junit.jupiter.api.Test;

/** Each context has its own beans supervised: by a supervisor of its own, or by that of its parent. */
class SeveralContextsTest {

    @Test
    void takesNoBeanOfItsParentAndLeavesItsSupervisorBehind() {
        application().withBean("parents", Feed.class, Feed::new).run(parent -> {
            application()
                    .withParent(parent)
                    .withBean("childs", Feed.class, Feed::new)
                    .run(child -> {
                        assertThat(child.getBean("parents")).isNotNull();
                        assertThat(supervised(child)).containsExactly("childs", "parents");
                        assertThat(child.getBean(Declarations.class).taken("parents"))
                                .isNull();
                    });

            assertThat(supervised(parent)).containsExactly("parents");
            HealingSupervisor supervisor = parent.getBean(HealingSupervisor.class);
            assertThatNoException().isThrownBy(() -> supervisor.supervise(late()));
        });
    }

    private static TargetBuilder late() {
        return Target.named("late").ownedBy("team").inside(context -> Reading.pass());
    }

    @Test
    void knowsNothingOfAnotherOneInTheSameProcess() {
        application()
                .withBean("feed", Feed.class, Feed::new)
                .run(one -> application()
                        .withBean("feed", Feed.class, Feed::new)
                        .run(other -> {
                            assertThat(supervised(one)).containsExactly("feed");
                            assertThat(supervised(other)).containsExactly("feed");
                            assertThat(one.getBean(HealingSupervisor.class))
                                    .isNotSameAs(other.getBean(HealingSupervisor.class));
                        }));
    }

    @Test
    void supervisesTheSameBeansAfterAStopAndAStart() {
        application().withBean("feed", Feed.class, Feed::new).run(context -> {
            context.getSourceApplicationContext().stop();
            context.getSourceApplicationContext().start();
            assertThat(supervised(context)).containsExactly("feed");
        });
    }

    @SelfHealing
    static class Feed {
        @HealthProbe
        boolean look() {
            return true;
        }
    }
}
