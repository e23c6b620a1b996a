// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Limits;
import dev.prunella.probes.sampling.Pace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the processes that this one has started, and those that these have, down to the last. It fails when there are too many
 * ({@code too-many-children}), when they use too much memory in all ({@code children-memory}), when one goes on for too long
 * ({@code child-too-old}), and when too many go on after the process that started them has ended ({@code orphans}). The value is their number.
 *
 * <p>A look lists the processes of the host, which costs the more the more there are, so it looks at most for a hundredth of the time. Orphans
 * are known by an earlier look at which they were descendants; one whose starter ended before any look is not. Memory that pages share counts
 * once a process. Where the system does not tell of memory and that is limited, it is UNKNOWN.
 */
public final class ChildProcessesProbe implements Probe {

    private static final String UNIT = "processes";

    private final ChildWatch watch;
    private final Children children;
    private final ResidentMemory memory;
    private final Pace pace = Pace.byCost();

    private ChildProcessesProbe(ChildWatch watch, Path proc) {
        this.watch = watch;
        children = new Children(watch.command());
        memory = new ResidentMemory(proc);
    }

    /** A probe that watches so. */
    public static ChildProcessesProbe of(ChildWatch watch) {
        return of(watch, Path.of("/proc"));
    }

    static ChildProcessesProbe of(ChildWatch watch, Path proc) {
        return new ChildProcessesProbe(watch, proc);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, this::ask);
    }

    private Reading ask(ProbeContext context) {
        long now = context.clock().nanoTime();
        List<Child> all = children.look(now);
        return judged(all, now).measuring(all.size(), UNIT);
    }

    private Reading judged(List<Child> all, long now) {
        if (all.size() > watch.most()) {
            return Reading.fail(
                    HostReadings.TOO_MANY_CHILDREN,
                    "%d child processes, there should be at most %d; %s"
                            .formatted(all.size(), watch.most(), shown(all)));
        }
        List<Child> orphans = all.stream().filter(Child::orphan).toList();
        if (orphans.size() > watch.mostOrphans()) {
            return Reading.fail(
                    HostReadings.ORPHANS,
                    "%d child processes go on without the one that started them; %s"
                            .formatted(orphans.size(), shown(orphans)));
        }
        List<Child> old = all.stream()
                .filter(child -> now - child.firstSeenNanos() > watch.oldest().toNanos())
                .toList();
        return old.isEmpty() ? judgedByMemory(all) : tooOld(old, now);
    }

    private Reading tooOld(List<Child> old, long now) {
        long nanos = old.stream()
                .mapToLong(child -> now - child.firstSeenNanos())
                .max()
                .orElse(0);
        return Reading.fail(
                HostReadings.CHILD_TOO_OLD,
                "%d child processes go on for too long, up to %d s; %s"
                        .formatted(old.size(), TimeUnit.NANOSECONDS.toSeconds(nanos), shown(old)));
    }

    private Reading judgedByMemory(List<Child> all) {
        if (!watch.limitsBytes() || all.isEmpty()) {
            return Reading.pass();
        }
        long told = 0;
        long bytes = 0;
        for (Child child : all) {
            long own = memory.bytes(child.handle());
            told += own < 0 ? 0 : 1;
            bytes += Math.max(0, own);
        }
        if (bytes > watch.mostBytes()) {
            return Reading.fail(
                    HostReadings.CHILDREN_MEMORY,
                    "%d child processes use %s in all, at most %s they should; %s"
                            .formatted(all.size(), Limits.bytes(bytes), Limits.bytes(watch.mostBytes()), shown(all)));
        }
        return told > 0
                ? Reading.pass()
                : Reading.unknown(HostReadings.NOT_REPORTED, "the memory of child processes is not told here");
    }

    /** The three largest. */
    private String shown(List<Child> some) {
        List<String> texts = some.stream()
                .sorted(Comparator.comparingLong((Child child) -> memory.bytes(child.handle()))
                        .reversed())
                .limit(3)
                .map(this::text)
                .toList();
        return String.join(", ", texts);
    }

    private String text(Child child) {
        long bytes = memory.bytes(child.handle());
        return "%d %s%s"
                .formatted(
                        child.handle().pid(),
                        child.handle().info().command().orElse("?"),
                        bytes < 0 ? "" : " (" + Limits.bytes(bytes) + ")");
    }
}
