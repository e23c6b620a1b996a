// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.HealingSupervisor;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.AuditVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Four acts on one pair of servers, each with two copies of one service, and one supervisor with one trail for all of them. */
final class FailoverDemo {

    private static final Duration CALM = Duration.ofSeconds(5);
    private static final List<Act> ACTS = List.of(
            new HalfOpen(Duration.ofSeconds(20)),
            new Demoted(Duration.ofSeconds(20)),
            new Wedged(Duration.ofSeconds(20)),
            new DatabaseDown(Duration.ofSeconds(15), Duration.ofSeconds(30)));

    private final Path trail;
    private final Screen screen;

    FailoverDemo(Path trail, Screen screen) {
        this.trail = trail;
        this.screen = screen;
    }

    /**
     * Plays the acts and ends with 0 if each went as promised and the trail verifies, else with 1; with 2 if there is no such act.
     *
     * @param arguments the directory under which the trail is kept, then the acts to be played; default a temporary one, and all
     */
    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        List<String> words = List.of(arguments);
        List<String> names = words.subList(Math.min(1, words.size()), words.size());
        List<String> known = ACTS.stream().map(Act::name).toList();
        if (!known.containsAll(names)) {
            System.err.println("demo: the acts are " + String.join(", ", known) + "; got " + String.join(" ", names));
            System.exit(2);
        }
        List<Act> acts = ACTS.stream()
                .filter(act -> names.isEmpty() || names.contains(act.name()))
                .toList();
        Screen screen = new Screen(System.out);
        Result result = new FailoverDemo(trailUnder(words), screen).run(acts, CALM);
        screen.table(result);
        System.exit(result.good() ? 0 : 1);
    }

    private static Path trailUnder(List<String> words) throws IOException {
        return words.isEmpty()
                ? Files.createTempDirectory("prunella-trail-")
                : Files.createTempDirectory(Files.createDirectories(Path.of(words.get(0))), "trail-");
    }

    Result run(List<Act> acts, Duration calm)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        screen.introduce(acts.size());
        HealingNotes notes = new HealingNotes(screen::phase);
        List<Played> played = new ArrayList<>();
        try (Cluster cluster = Cluster.start();
                HealingSupervisor supervisor = supervisor(notes)) {
            Play play = new Play(cluster, supervisor, notes, screen);
            for (Act act : acts) {
                played.add(play.act(act, calm));
            }
        }
        return new Result(played, AuditVerifier.verify(trail), trail);
    }

    private HealingSupervisor supervisor(HealingNotes notes) {
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .auditTrail(AuditTrail.inDirectory(trail))
                .listener(notes)
                .build();
        supervisor.start();
        return supervisor;
    }
}
