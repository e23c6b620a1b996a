// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.GroupHealth;
import dev.prunella.loop.Members.Member;
import dev.prunella.model.Health;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static final Members THREE = Members.NONE
            .with("a", new Member("g", Health.HEALTHY))
            .with("b", new Member("g", Health.UNHEALTHY))
            .with("c", new Member("other", Health.UNHEALTHY));

    @Test
    void countsTheMembersOfAGroup() {
        assertThat(THREE.group("g", 1)).isEqualTo(new GroupHealth(2, 1, 1));
        assertThat(THREE.group("other", 0)).isEqualTo(new GroupHealth(1, 1, 0));
        assertThat(THREE.group("unknown", 0)).isEqualTo(GroupHealth.EMPTY);
    }

    @Test
    void countsAMemberOnceWhateverBecomesOfIt() {
        Members ill = THREE.with("a", new Member("g", Health.UNHEALTHY)).with("a", new Member("g", Health.UNHEALTHY));
        assertThat(ill.group("g", 0)).isEqualTo(new GroupHealth(2, 2, 0));
        assertThat(ill.with("a", new Member("g", Health.HEALTHY)).with("b", new Member("g", Health.UNKNOWN)))
                .extracting(members -> members.group("g", 0))
                .isEqualTo(new GroupHealth(2, 0, 0));
    }

    @Test
    void countsAMemberInTheGroupInWhichItIsNow() {
        Members moved = THREE.with("b", new Member("other", Health.UNHEALTHY));
        assertThat(moved.group("g", 0)).isEqualTo(new GroupHealth(1, 0, 0));
        assertThat(moved.group("other", 0)).isEqualTo(new GroupHealth(2, 2, 0));
    }

    @Test
    void forgetsWhoLeft() {
        Members fewer = THREE.without("b").without("c").without("nobody");
        assertThat(fewer.group("g", 0)).isEqualTo(new GroupHealth(1, 0, 0));
        assertThat(fewer.groups()).containsOnlyKeys("g");
        assertThat(fewer.of("g")).containsExactly("a");
    }
}
