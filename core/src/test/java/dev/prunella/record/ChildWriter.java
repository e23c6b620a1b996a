// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that writes a trail on real threads and prints each number that was acknowledged. Each sixteenth record has 80 KiB,
 * since only a write of many pages can be cut in the middle by a signal.
 */
final class ChildWriter {

    private ChildWriter() {}

    static Process start(Path directory, int entries) throws IOException {
        return start(directory, entries, "child");
    }

    static Process start(Path directory, int entries, String name) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx128m",
                        "-cp",
                        classPath(),
                        ChildWriter.class.getName(),
                        directory.toString(),
                        Integer.toString(entries),
                        name)
                .redirectErrorStream(true)
                .start();
    }

    /** Whether the tests run on the class path or as a patched module. */
    private static String classPath() {
        try {
            URI self = ChildWriter.class.getResource("ChildWriter.class").toURI();
            String testClasses =
                    Path.of(self).resolve("../../../..").normalize().toString();
            return Stream.of("jdk.module.path", "surefire.test.class.path", "java.class.path")
                    .map(name -> System.getProperty(name, ""))
                    .filter(path -> !path.isEmpty())
                    .collect(Collectors.joining(File.pathSeparator, testClasses + File.pathSeparator, ""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String run(Path directory, int entries) throws IOException, InterruptedException {
        Process child = start(directory, entries);
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor(10, TimeUnit.SECONDS);
        return output;
    }

    public static void main(String[] args) throws Exception {
        Threads threads = new Threads();
        try {
            AuditSession session = AuditTrail.builder(Path.of(args[0]))
                    .segmentBytes(64 * 1024)
                    .segments(10_000)
                    .build()
                    .open(threads, threads, () -> Map.of("child", "state"));
            write(session, Integer.parseInt(args[1]), args[2]);
            boolean whole =
                    session.close(Duration.ofSeconds(5)).toCompletableFuture().get();
            System.out.println("CLOSED " + whole);
        } catch (IOException e) {
            System.out.println("REFUSED " + e.getMessage());
        }
        threads.close(Duration.ZERO);
    }

    private static void write(AuditSession session, int entries, String name) throws InterruptedException {
        Semaphore inFlight = new Semaphore(32);
        AuditEntry large = large();
        for (int i = 0; i < entries; i++) {
            int number = i;
            inFlight.acquire();
            session.append(entry(large, name, i), ack -> {
                inFlight.release();
                if (ack instanceof AuditAck.Durable) {
                    System.out.println("ACK " + number);
                }
            });
        }
        inFlight.acquire(32);
    }

    private static AuditEntry entry(AuditEntry large, String name, int number) {
        String attempt = name + "-" + number;
        return number % 16 == 7 ? large.withDetail(AuditEntry.ATTEMPT, attempt) : TrailFixture.intent(attempt);
    }

    private static AuditEntry large() {
        AuditEntryBuilder large = AuditEntry.of(AuditKind.INTENT).attempt("large");
        for (int i = 0; i < 20; i++) {
            large.detail("stack." + i, "x".repeat(4_000));
        }
        return large.build();
    }

    private static final class Threads implements HealingClock, HealingScheduler {

        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private final ScheduledExecutorService lane = Executors.newSingleThreadScheduledExecutor();

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Instant wallTime() {
            return Instant.now();
        }

        @Override
        public Cancellable after(Duration delay, Runnable task) {
            var future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        }

        @Override
        public Run run(String name, Runnable work) {
            throw new UnsupportedOperationException("the trail runs no user code");
        }

        @Override
        public Lane lane(String name) {
            return new Lane() {
                @Override
                public boolean offer(Runnable task) {
                    lane.execute(task);
                    return true;
                }

                @Override
                public int waiting() {
                    return 0;
                }
            };
        }

        @Override
        public boolean await(CompletionStage<?> stage, Duration patience) {
            throw new UnsupportedOperationException("the trail waits for nothing");
        }

        @Override
        public List<String> close(Duration patience) {
            timer.shutdownNow();
            lane.shutdownNow();
            return List.of();
        }
    }
}
