// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.GroupHealth;
import dev.prunella.model.Health;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The targets as the governor knows them, and how many of each group there are: counted when a target changes, since every
 * proposal asks for it.
 *
 * @param byName the targets
 * @param groups what is counted of each group that has a member
 */
public record Members(NameMap<Member> byName, NameMap<Count> groups) {

    /** Nobody. */
    public static final Members NONE = new Members(NameMap.empty(), NameMap.empty());

    /**
     * A target as the governor knows it.
     *
     * @param group its group; empty for none
     * @param health its health
     */
    public record Member(String group, Health health) {

        private int ill() {
            return health == Health.UNHEALTHY ? 1 : 0;
        }
    }

    /**
     * A group in numbers.
     *
     * @param members all of them
     * @param unhealthy those with an open incident
     */
    public record Count(int members, int unhealthy) {

        private static final Count ZERO = new Count(0, 0);
    }

    /** The same with a target, or with what became of it. */
    Members with(String target, Member member) {
        Members others = without(target);
        Count count = others.count(member.group);
        Count more = new Count(count.members + 1, count.unhealthy + member.ill());
        return new Members(others.byName.with(target, member), others.groups.with(member.group, more));
    }

    /** The same without a target. */
    Members without(String target) {
        Member member = byName.get(target);
        if (member == null) {
            return this;
        }
        Count count = count(member.group);
        Count fewer = new Count(count.members - 1, count.unhealthy - member.ill());
        return new Members(
                byName.without(target),
                fewer.members == 0 ? groups.without(member.group) : groups.with(member.group, fewer));
    }

    @Nullable
    Member get(String target) {
        return byName.get(target);
    }

    /** How the members of a group are, of which so many are being healed. */
    GroupHealth group(String group, int running) {
        Count count = count(group);
        return new GroupHealth(count.members, count.unhealthy, running);
    }

    /** Names of the members of a group. */
    Set<String> of(String group) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().group.equals(group))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Count count(String group) {
        return groups.getOrDefault(group, Count.ZERO);
    }
}
