// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.slo.AlertState;
import dev.prunella.slo.SliReading;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloStatus;
import dev.prunella.slo.SloTracker;
import dev.prunella.time.HealingClock;
import java.util.List;
import java.util.Set;

/** One objective: reads its indicator, moves its windows, and lets its alarm follow. Confined to the timer's thread once it is added. */
final class Objective {

    private final Slo slo;
    private final Indicators indicators;
    private final Indicators.Indicator indicator;
    private final SloTracker tracker;
    private final SloAlarm alarm;
    private final HealingClock clock;
    private final SloBoard board;
    private boolean ended;

    Objective(Slo slo, Indicators indicators, SloAlarm alarm, HealingClock clock, SloBoard board) {
        this.slo = slo;
        this.indicators = indicators;
        this.indicator = indicators.of(slo.sli(), "slo " + slo.name());
        this.tracker = new SloTracker(slo, clock.nanoTime());
        this.alarm = alarm;
        this.clock = clock;
        this.board = board;
    }

    void read() {
        if (!ended) {
            indicator.read(this::heard);
        }
    }

    private void heard(SliReading reading) {
        if (ended) {
            return;
        }
        List<AlertState> changed = tracker.step(reading, clock.nanoTime());
        alarm.follow(publish(), changed);
    }

    /** Publishes how it stands now. */
    SloStatus publish() {
        SloStatus status = tracker.status(concerns(), clock.nanoTime());
        board.publish(status, this::concerns);
        return status;
    }

    private Set<String> concerns() {
        return slo.targets().isEmpty() ? indicators.behind(slo.sli()) : slo.targets();
    }

    /** The supervisor is closed. */
    void end() {
        ended = true;
        alarm.end();
    }
}
