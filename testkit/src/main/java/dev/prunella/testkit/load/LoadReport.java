// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a load.
 *
 * @param requests all requests, by start
 * @param lookedAtNanos when the load was looked at
 */
public record LoadReport(List<Request> requests, long lookedAtNanos) {

    /** Sorts. */
    public LoadReport {
        requests = requests.stream()
                .sorted(Comparator.comparingLong(Request::startNanos))
                .toList();
    }

    /** Only what had not ended before this moment: what was under way at a fault belongs to the fault. */
    public LoadReport since(long nanos) {
        return new LoadReport(
                requests.stream()
                        .filter(request -> request.endNanos() - nanos >= 0)
                        .toList(),
                lookedAtNanos);
    }

    /** How many requests failed. */
    public long failed() {
        return requests.stream().filter(Request::failed).count();
    }

    /** How many took more than a second, those that have not ended included. */
    public long hung() {
        return requests.stream().filter(Request::hung).count();
    }

    /** How many succeeded. */
    public long succeeded() {
        return requests.stream().filter(Request::succeeded).count();
    }

    /** The longest that a request took. */
    public Duration longest() {
        return Duration.ofNanos(
                requests.stream().mapToLong(Request::tookNanos).max().orElse(0));
    }

    /** Ids of the writes that were acknowledged. */
    public Set<Long> acknowledgedWrites() {
        return requests.stream()
                .filter(request -> request.write() && request.succeeded())
                .map(Request::id)
                .collect(Collectors.toSet());
    }

    /**
     * From the start of the first failed or hung request to the start of the first second without one; zero if there was none,
     * null if no such second was seen. A request that has not ended leaves the second in which it began undecided until it
     * succeeds or hangs.
     */
    public @Nullable Duration recovery() {
        List<Request> bad = requests.stream().filter(Request::bad).toList();
        if (bad.isEmpty()) {
            return Duration.ZERO;
        }
        long first = bad.get(0).startNanos();
        long wellSince = bad.get(0).endNanos();
        for (Request request : bad) {
            if (request.startNanos() - wellSince >= Request.HANGS_AFTER_NANOS) {
                break;
            }
            wellSince = request.endNanos() - wellSince > 0 ? request.endNanos() : wellSince;
        }
        return clean(wellSince) ? Duration.ofNanos(wellSince - first) : null;
    }

    /** Whether the second from here on has been seen and nothing that began before its end is still open. */
    private boolean clean(long fromNanos) {
        long end = fromNanos + Request.HANGS_AFTER_NANOS;
        return lookedAtNanos - end >= 0
                && requests.stream().allMatch(request -> request.ended() || request.startNanos() - end >= 0);
    }

    /** One line for people. */
    @Override
    public String toString() {
        Duration recovery = recovery();
        return "%d succeeded, %d failed, %d hung, recovered %s, longest request %d ms"
                .formatted(
                        succeeded(),
                        failed(),
                        hung(),
                        recovery == null ? "not" : "in " + recovery.toMillis() + " ms",
                        longest().toMillis());
    }
}
