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
            assertThat(failed).isEqualTo(row.retries() ? 0 : CALLS / 100);
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

    @ParameterizedTest
    @EnumSource
    void turnsNoCallAwayWhereItIsHeldClosed(Row row) throws Exception {
        if (row.fits(Scene.FAILING)) {
            try (Way way = row.make()) {
                Callable<Object> call = way.heldClosed().around(Scene.FAILING.work());
                for (int i = 0; i < CALLS; i++) {
                    assertThatThrownBy(call::call).isInstanceOf(Work.Failure.class);
                }
            }
        }
    }

    @Test
    void allCallsFailWhereTheyAreMeantTo() {
        Work work = Scene.FAILING.work();
        assertThatThrownBy(work::call).isInstanceOf(Work.Failure.class);
        assertThatThrownBy(work::call).isInstanceOf(Work.Failure.class);
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
