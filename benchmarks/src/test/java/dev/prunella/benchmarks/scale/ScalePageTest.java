// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScalePageTest {

    private static final Options QUICK = Options.parse("--quick");

    @Test
    void saysWhichGoalsAreMet() {
        String page = page(new Cost(0.049, 1, 0.1, 19, 40, 1_000, 210, 1), 249);
        assertThat(page).contains("at most 5 % of a core | 4.9 % | met |");
        assertThat(page).contains("late p99 at most 20 ms | 19.0 ms | met |");
        assertThat(page).contains("at most 1 KiB of heap a target | 1000 B | met |");
        assertThat(page).contains("250 ms after it began | 249 ms | met |");
    }

    @Test
    void saysWhichGoalsAreMissed() {
        String page = page(new Cost(0.051, 1, 0.1, 21, 40, 1_100, 210, 1), 251);
        assertThat(page).contains("at most 5 % of a core | 5.1 % | **missed** |");
        assertThat(page).contains("late p99 at most 20 ms | 21.0 ms | **missed** |");
        assertThat(page).contains("at most 1 KiB of heap a target | 1100 B | **missed** |");
        assertThat(page).contains("250 ms after it began | 251 ms | **missed** |");
    }

    @Test
    void judgesNothingThatWasNotMeasured() {
        assertThat(page(new Cost(0.04, 1, 0.1, 19, 40, 1_000, 210, 1), 249)).doesNotContain("30 % of a core");
    }

    @Test
    void comparesTheSizes() {
        Cost few = new Cost(0.05, 1, 0.1, 1, 2, 1_000, 210, 1);
        Cost many = new Cost(0.75, 1, 0.1, 1, 2, 1_050, 210, 1);
        String page = new ScalePage(
                        QUICK,
                        Map.of(Way.PRUNELLA, Map.of(1_000, List.of(few), 10_000, List.of(few), 100_000, List.of(many))),
                        Map.of(),
                        1)
                .text("head", 0);
        assertThat(page).contains("× 1.05 | met |").contains("× 1.50 | **missed** |");
    }

    @Test
    void hasARowForEachWayAndSize() {
        assertThat(page(new Cost(0.049, 1, 0.125, 19, 40, 1_000, 210, 1), 249))
                .contains("| Prunella | 10,000 | 4.9 | 4.9 | 1.00 | 0.13 | 19.0 | 40.0 | 1000 | 1.0 |");
    }

    private static String page(Cost cost, double stormMillis) {
        return new ScalePage(
                        QUICK,
                        Map.of(Way.PRUNELLA, Map.of(10_000, List.of(cost))),
                        Map.of(Storm.Scene.PROVEN, new double[] {stormMillis}),
                        100_000)
                .text("head", 0.5);
    }
}
