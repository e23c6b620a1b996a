// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.decide.Policy;
import dev.prunella.model.Actor;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Probing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A process of its own with a supervisor on real threads, so that its trail can be on a small disk of its own. Prints a line for
 * what happened while the disk was full and one for what happened once there was room again.
 */
final class FullDiskProcess {

    private static final Actor ANN = Actor.person("ann");

    private final Disk disk;
    private final Patient patient = new Patient("patient");
    private final List<String> escalations = new CopyOnWriteArrayList<>();
    private final HealingSupervisor supervisor;

    private FullDiskProcess(Disk disk) {
        this.disk = disk;
        Policy quick = Policy.builder()
                .suspicionPace(Duration.ofMillis(20))
                .slowestPace(Duration.ofMillis(100))
                .cooldown(Duration.ZERO)
                .build();
        supervisor = HealingSupervisor.builder()
                .policy(quick)
                .auditTrail(disk.trail())
                .escalateTo(Channels.named(
                        "list",
                        escalation -> escalations.add(escalation.reason().code())))
                .build();
    }

    /** Where the trail is, which can be filled up and emptied. */
    interface Disk {
        AuditTrail trail();

        void fill() throws IOException;

        void empty() throws IOException;
    }

    /** A real one: a file takes all the room that there is. */
    record SmallDisk(Path path) implements Disk {
        @Override
        public AuditTrail trail() {
            return AuditTrail.inDirectory(path.resolve("audit"));
        }

        @Override
        public void fill() throws IOException {
            try (var filler = Files.newOutputStream(path.resolve("filler"), StandardOpenOption.CREATE_NEW)) {
                for (int i = 0; i < 10_000; i++) {
                    filler.write(new byte[1_024]);
                }
            } catch (IOException e) {
                return;
            }
            throw new IOException("the disk is not small");
        }

        @Override
        public void empty() throws IOException {
            Files.delete(path.resolve("filler"));
        }
    }

    /** Where the system lets nobody mount one: a store that says that it is full. */
    record FullStore(MemoryStore store) implements Disk {
        @Override
        public AuditTrail trail() {
            return AuditTrail.builder(store).build();
        }

        @Override
        public void fill() {
            store.full = true;
        }

        @Override
        public void empty() {
            store.full = false;
        }
    }

    public static void main(String[] args) throws IOException {
        Disk disk = args.length == 0 ? new FullStore(new MemoryStore()) : new SmallDisk(Path.of(args[0]));
        new FullDiskProcess(disk).run();
    }

    private void run() throws IOException {
        Probing often = Probing.ofDefaults().every(Duration.ofMillis(50));
        TargetHandle handle = supervisor.supervise(patient.target().probing(often));
        supervisor.start();
        await().until(() -> patient.looksAtNanos.size() > 2);
        disk.fill();
        takeTheRestOfTheLastPage();
        patient.sick = true;
        await().until(() -> !escalations.isEmpty());
        System.out.printf(
                "full: treated %d, escalated %s, host waited %s%n",
                patient.treatments.size(), escalations, slowest(handle).toMillis() < 500 ? "no time" : "long");
        disk.empty();
        await().until(() -> !patient.treatments.isEmpty());
        System.out.printf("room: treated %d, trail complete %s%n", patient.treatments.size(), complete());
    }

    /** A record may find room in a page that a segment has begun. */
    private void takeTheRestOfTheLastPage() {
        for (int i = 0; i < 20; i++) {
            supervisor.resume(ANN);
        }
    }

    private Duration slowest(TargetHandle handle) {
        long began = System.nanoTime();
        supervisor.pause(ANN, "stop all");
        handle.hold(ANN, "works on it", Duration.ofHours(1));
        await().until(() -> !supervisor.status().pausedBecause().isEmpty()
                && handle.status().hold() != null);
        handle.release(ANN);
        supervisor.resume(ANN);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean complete() {
        return supervisor.shutdown().trailComplete();
    }
}
