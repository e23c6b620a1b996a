// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameMapTest {

    @Test
    void keepsTheMapBeforeAChange() {
        NameMap<Integer> one = NameMap.<Integer>empty().with("a", 1);
        NameMap<Integer> two = one.with("b", 2);
        NameMap<Integer> again = two.with("a", 3);
        assertThat(one).isEqualTo(Map.of("a", 1));
        assertThat(two).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(again).isEqualTo(Map.of("a", 3, "b", 2));
        assertThat(again.without("b")).isEqualTo(Map.of("a", 3));
        assertThat(two).isEqualTo(Map.of("a", 1, "b", 2));
    }

    @Test
    void tellsNamesWithTheSameHashCodeApart() {
        assertThat("AaBB".hashCode()).isEqualTo("BBAa".hashCode()).isEqualTo("AaAa".hashCode());
        NameMap<Integer> map = NameMap.<Integer>empty()
                .with("AaBB", 1)
                .with("BBAa", 2)
                .with("AaAa", 3)
                .with("BBAa", 4);
        assertThat(map).isEqualTo(Map.of("AaBB", 1, "BBAa", 4, "AaAa", 3));
        assertThat(map.without("AaBB").without("BBAa")).isEqualTo(Map.of("AaAa", 3));
        assertThat(map.without("BBBB")).isEqualTo(map);
    }

    @Test
    void isEmptyAgainWhenAllAreGone() {
        NameMap<Integer> map = NameMap.empty();
        for (int i = 0; i < 1_000; i++) {
            map = map.with("target-" + i, i);
        }
        for (int i = 0; i < 1_000; i++) {
            map = map.without("target-" + i);
        }
        assertThat(map).isEmpty();
        assertThat(map.with("a", 1)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void agreesWithAHashMapWhateverIsDone() {
        Random random = new Random(7);
        Map<String, Integer> expected = new HashMap<>();
        NameMap<Integer> map = NameMap.empty();
        for (int i = 0; i < 20_000; i++) {
            String name = "n" + random.nextInt(2_000);
            if (random.nextInt(3) == 0) {
                map = map.without(name);
                expected.remove(name);
            } else {
                map = map.with(name, i);
                expected.put(name, i);
            }
            assertThat(map.get(name)).isEqualTo(expected.get(name));
            assertThat(map.size()).isEqualTo(expected.size());
        }
        assertThat(map).isEqualTo(expected);
        assertThat(map.keySet()).hasSameSizeAs(expected.keySet());
    }

    @Test
    void goesThroughItsNamesInAnOrderOfTheirOwn() {
        List<String> names = new ArrayList<>();
        NameMap<Integer> forth = NameMap.empty();
        NameMap<Integer> back = NameMap.empty();
        for (int i = 0; i < 500; i++) {
            names.add("target-" + i);
            forth = forth.with("target-" + i, i);
            back = back.with("target-" + (499 - i), i);
        }
        assertThat(forth.keySet()).containsExactlyElementsOf(back.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void knowsNothingButNames() {
        NameMap<Integer> map = NameMap.<Integer>empty().with("a", 1);
        assertThat(map.get(null)).isNull();
        assertThat(map.containsKey((Object) 1)).isFalse();
    }
}
