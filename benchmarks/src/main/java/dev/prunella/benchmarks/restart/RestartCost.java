// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import dev.prunella.benchmarks.report.MachineFacts;
import dev.prunella.benchmarks.report.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/** H7: measures how soon a component works again after it failed, and writes the page of results. */
public final class RestartCost {

    private static final double GOAL_MICROS = 200;
    private static final int PEKKO_RUNS = 2_000;
    private static final int PEKKO_WARM_UP = 20_000;
    private static final int BARE_WARM_UP = 3_000;

    private RestartCost() {}

    /** Measures; arguments: how many runs Prunella has (50), and the file to write (docs/results/restart.md). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        Path out = Path.of(arguments.length > 1 ? arguments[1] : "docs/results/restart.md");
        Files.writeString(
                out,
                page(ours(Way.IN_MEMORY, runs * 10), ours(Way.DURABLE, runs), ours(Way.LOOKS, runs), bare(), pekko()));
        System.out.println("written: " + out);
    }

    private static List<Duration> ours(Way way, int runs) throws IOException, InterruptedException {
        BySupervisor supervisor = new BySupervisor(way);
        List<Duration> times = new ArrayList<>();
        for (int run = 1 - way.warmUp(); run <= runs; run++) {
            Duration time = supervisor.once();
            if (time == null) {
                throw new IllegalStateException("was not restarted in run " + run);
            }
            if (run > 0) {
                times.add(time);
            }
        }
        return times;
    }

    private static List<Duration> bare() throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        try (HandOvers threads = new HandOvers()) {
            for (int run = 1 - BARE_WARM_UP; run <= PEKKO_RUNS; run++) {
                Duration time = threads.once();
                if (run > 0) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    private static List<Duration> pekko() throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        try (ByPekko pekko = new ByPekko()) {
            for (int run = 1 - PEKKO_WARM_UP; run <= PEKKO_RUNS; run++) {
                Duration time = pekko.once();
                if (run > 0) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    private static String page(
            List<Duration> memory,
            List<Duration> durable,
            List<Duration> looks,
            List<Duration> bare,
            List<Duration> pekko)
            throws IOException {
        return """
                # Restart of a component in the process

                %s · %s, Pekko %s · `benchmarks/run-restart`

                A message kills a component; the next one already waits. Measured from the failure to the processing of the next
                message, by the component that was started again. Pekko restarts an actor on the thread on which it failed, without
                asking, proving or recording anything. Prunella is told, looks, diagnoses, asks the guardrails, records the intent,
                restarts a thread, and verifies afterwards; each of its failures has a fresh supervisor and trail, as budgets and cooldowns
                allow no series of them. H7, goal: at most %.0f µs.

                | who | failures before | counted | µs, median (min-max) | |
                |---|---|---|---|---|
                %s%s%s%s%s
                **Why the goal is missed.** The time is that of waking threads: user code is never run on the thread of the loop, and the loop never
                on a thread of the application's, so a restart on proof passes four threads that sleep, and starts one. The fourth row is what that
                takes on this machine if nothing at all is done in between. The rest is a look, a diagnosis, all guardrails, log lines and
                records, in a supervisor whose first incident it is. With the trail in files a start waits until its intent is on the disk: that, and
                not the loop, is then what it takes. An actor is restarted by the thread on which it failed, which proves nothing and
                leaves no trace.
                """.formatted(
                LocalDate.now(ZoneOffset.UTC),
                MachineFacts.javaLine(),
                MachineFacts.versionOf(ActorSystem.class),
                GOAL_MICROS,
                row(Way.IN_MEMORY, memory),
                row(Way.DURABLE, durable),
                row(Way.LOOKS, looks),
                row("limit: the same hand-overs and a thread's start, and nothing else", BARE_WARM_UP, bare, false),
                row("Pekko, supervision", PEKKO_WARM_UP, pekko, false) + "\n");
    }

    private static String row(Way way, List<Duration> times) {
        return row(way.title(), way.warmUp(), times, true);
    }

    private static String row(String who, int warmUp, List<Duration> times, boolean hasGoal) {
        Spread micros = Spread.of(times, time -> time.toNanos() / 1e3);
        String verdict = !hasGoal ? "" : micros.median() <= GOAL_MICROS ? "met" : "**missed**";
        return "| %s | %d | %d | %s | %s |%n".formatted(who, warmUp, times.size(), micros.text("%.1f"), verdict);
    }
}
