// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row does what its words say; else its figure would say nothing. */
class WaysTest {

    private static final int CALLS = 1_000;

    @ParameterizedTest
    @EnumSource
    void letsCallsThrough(Row row) throws Exception {
        Work work = Scene.SUCCESS.work();
        try (Way way = row.make()) {
            assertThat(way.around(work).call()).isSameAs(work);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesACallAgainWhereItSaysSo(Row row) throws Exception {
        try (Way way = row.make()) {
            Callable<Object> call = way.around(Scene.FAILURE.work());
            int failed = 0;
            for (int i = 0; i < CALLS; i++) {
                failed += fails(call) ? 1 : 0;
            }
            boolean retries = row.words().contains("retry");
            assertThat(failed).isEqualTo(retries ? 0 : CALLS / 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void turnsCallsAwayOnceItIsOpen(Row row) throws Exception {
        try (Way way = row.make()) {
            if (!row.fits(Scene.OPEN)) {
                assertThatThrownBy(way::open).isInstanceOf(UnsupportedOperationException.class);
                return;
            }
            Work work = Scene.OPEN.work();
            way.open();
            assertThat(fails(way.around(work))).isTrue();
        }
    }

    @Test
    void oneCallOfAHundredFails() {
        Work work = Scene.FAILURE.work();
        int failed = 0;
        for (int i = 0; i < CALLS; i++) {
            failed += fails(work) ? 1 : 0;
        }
        assertThat(failed).isEqualTo(CALLS / 100);
    }

    private static boolean fails(Callable<Object> call) {
        try {
            call.call();
            return false;
        } catch (Exception e) {
            return true;
        }
    }
}
