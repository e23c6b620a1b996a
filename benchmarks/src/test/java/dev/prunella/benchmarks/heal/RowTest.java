// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import static dev.prunella.benchmarks.heal.Runs.recoveries;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void showsMedianAndSpreadOfTheRecoveries() {
        assertThat(Row.recoveryText(recoveries(0.3, 0.1, 0.2), 2)).isEqualTo("0.20 s (0.10 s-0.30 s)");
    }

    @Test
    void saysHowManyDidNotRecover() {
        assertThat(Row.recoveryText(recoveries(0.3, NEVER, 0.3), 2)).isEqualTo("0.30 s, 1 of 3 not in 30 s");
        assertThat(Row.recoveryText(recoveries(NEVER, NEVER), 2)).isEqualTo("not in 30 s");
    }

    @Test
    void saysWhereNothingFailed() {
        assertThat(Row.recoveryText(recoveries(0, 0), 2)).isEqualTo("nothing failed");
    }

    @Test
    void holdsTheRestartOfAProcessAgainstOurs() {
        assertThat(row(0.5, 0.4, 0.6).timesShorter(4.5)).isEqualTo(9);
        assertThat(row(0.5).timesText(4.5)).isEqualTo("9.0 ×");
        assertThat(row(0).timesText(4.5)).isEqualTo("no downtime");
        assertThat(row(NEVER).timesText(4.5)).isEqualTo("0 ×");
        assertThat(row(0.5).timesText(Double.NaN)).isEqualTo("-");
    }

    @Test
    void picturesEachVariantOfEachRow() {
        var plot = HealPlot.of(List.of(row(0.5, 0.4, 0.6)), null);
        assertThat(plot.series()).containsExactly("HikariCP with Prunella");
        assertThat(plot.groups().get(0).name()).isEqualTo("demoted primary");
        assertThat(plot.groups().get(0).bars().get(0).label()).isEqualTo("0.50 s");
    }

    private static Row row(double... seconds) {
        return new Row(new Demotion(), Map.of(new Supervised(), recoveries(seconds)));
    }
}
