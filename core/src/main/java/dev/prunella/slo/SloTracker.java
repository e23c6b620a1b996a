// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps the windows of one objective and steps its alerts: a ring for each window, with slots of a sixtieth of it, so that five minutes
 * are known to ten seconds and 30 days to half a day. At most nine rings and 16 kB, by default six and 10 kB. Time is the
 * caller's, on the monotonic clock. Not safe for several threads.
 */
public final class SloTracker {

    /** How often an indicator is read: 10 s. */
    public static final Duration TICK = Duration.ofSeconds(10);

    /** A look that comes later than this tells of a process that stood still. */
    private static final Duration MOST_APART = TICK.multipliedBy(3);

    private final Slo slo;
    private final SliProgress progress = new SliProgress(MOST_APART);
    private final Map<Duration, RollingWindow> windows = new LinkedHashMap<>();
    private List<AlertState> alerts;
    private long good;
    private long bad;
    private long lastBadNanos;

    /** Begins now, with nothing seen. */
    public SloTracker(Slo slo, long nowNanos) {
        this.slo = slo;
        slo.windows().forEach(each -> windows.put(each, new RollingWindow(each, TICK, nowNanos)));
        alerts = slo.alerts().stream().map(each -> each.quiet(nowNanos)).toList();
        lastBadNanos = nowNanos;
    }

    /** Takes in a reading; gives the alerts that began to fire, or ended, by it. */
    public List<AlertState> step(SliReading reading, long nowNanos) {
        SliProgress.Increment more = progress.next(reading, nowNanos);
        if (more != null) {
            windows.values().forEach(each -> each.add(more, nowNanos));
            good += more.good();
            bad += more.total() - more.good();
            lastBadNanos = more.total() > more.good() ? nowNanos : lastBadNanos;
        }
        List<AlertState> next = new ArrayList<>();
        List<AlertState> changed = new ArrayList<>();
        for (AlertState before : alerts) {
            AlertState after = before.next(
                    counts(before.alert().longWindow(), nowNanos),
                    counts(before.alert().shortWindow(), nowNanos),
                    slo.objective(),
                    slo.minimumFailures(),
                    nowNanos);
            next.add(after);
            if (after.firing() != before.firing()) {
                changed.add(after);
            }
        }
        alerts = List.copyOf(next);
        return changed;
    }

    /** How it stands now, for these targets. */
    public SloStatus status(Set<String> concerns, long nowNanos) {
        ErrorBudget budget = new ErrorBudget(slo.objective(), counts(slo.window(), nowNanos));
        return new SloStatus(
                slo, concerns, budget, alerts, good, bad, progress.gaps(), progress.gap(), nowNanos, lastBadNanos);
    }

    private WindowCounts counts(Duration window, long nowNanos) {
        return Objects.requireNonNull(windows.get(window), "window").read(nowNanos);
    }
}
