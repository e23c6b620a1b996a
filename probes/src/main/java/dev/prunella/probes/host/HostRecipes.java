// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.series.Room;
import dev.prunella.model.Severity;
import dev.prunella.probes.signal.ForecastProbe;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Ready targets for what the host gives to this process; what they set can be set anew before they are built. None of them has a runbook,
 * so nothing is done about what fails but to tell a person, by a ticket; {@link TargetBuilder#when} takes a runbook.
 *
 * <p>What is not told here, or has no limit, is no target: a probe that never knows anything would be under suspicion for ever, and after two
 * minutes a person would be told so.
 */
public final class HostRecipes {

    private static final double DESCRIPTORS = 0.8;
    private static final double DISK = 0.1;
    private static final double MEMORY = 0.9;
    private static final double PERIODS = 0.25;
    private static final double PRESSURE = 0.2;
    /** Of what is forecast: growth is told in time if it takes an hour or more to the end. */
    private static final Duration STEP = Duration.ofSeconds(30);

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration JUMP = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofMinutes(5);

    private HostRecipes() {}

    /**
     * Open files and sockets, at most 80 % of what may be, and no growth that will soon use up the rest; empty where the system does not tell.
     */
    public static Optional<TargetBuilder> fileDescriptors(String name) {
        return FileDescriptorsProbe.isReported()
                ? Optional.of(
                        watched(name).inside(ahead("open files and sockets", FileDescriptorsProbe.atMost(DESCRIPTORS))))
                : Optional.empty();
    }

    /** Room on the disk of a folder, at least a tenth of it, and no growth that will soon use up the rest. */
    public static TargetBuilder diskSpace(String name, Path folder) {
        return watched(name)
                .inside(ahead("what is used at " + folder, DiskSpaceProbe.leaving(folder, DISK)))
                .probing(Probing.ofDefaults().every(Duration.ofSeconds(30)));
    }

    /** Whether a folder takes what is written, once a minute, each time within 5 s. */
    public static TargetBuilder diskWrite(String name, Path folder) {
        Duration patience = Duration.ofSeconds(5);
        return watched(name)
                .inside(DiskWriteProbe.in(folder))
                .probing(Probing.ofDefaults().every(Duration.ofMinutes(1)).within(patience, patience));
    }

    /** Memory of the container, at most 90 % of its limit, and no growth that will soon use up the rest; empty where nothing limits it. */
    public static Optional<TargetBuilder> containerMemory(String name) {
        return ContainerMemoryProbe.isLimited()
                ? Optional.of(
                        watched(name).inside(ahead("memory of the container", ContainerMemoryProbe.atMost(MEMORY))))
                : Optional.empty();
    }

    /** Periods in which the container used up its quota of processor time, at most a quarter of five minutes; empty without a quota. */
    public static Optional<TargetBuilder> containerCpu(String name) {
        return ContainerCpuProbe.isLimited()
                ? Optional.of(watched(name).inside(ContainerCpuProbe.atMost(PERIODS, WINDOW)))
                : Optional.empty();
    }

    /** Waiting for a resource, at most a fifth of a minute; empty where the kernel does not tell. */
    public static Optional<TargetBuilder> pressure(String name, PressureProbe.Resource resource) {
        return PressureProbe.isReported(resource)
                ? Optional.of(watched(name).inside(PressureProbe.atMost(resource, PRESSURE)))
                : Optional.empty();
    }

    /** Jumps of the time of day by more than a second, each told for five minutes. */
    public static TargetBuilder clock(String name) {
        return watched(name).inside(ClockJumpProbe.beyond(JUMP, TOLD));
    }

    /** Processes that this one has started. */
    public static TargetBuilder childProcesses(String name, ChildWatch watch) {
        return watched(name).inside(ChildProcessesProbe.of(watch));
    }

    private static Probe ahead(String what, Probe probe) {
        return ForecastProbe.of(what, probe, Room.upTo(100, "%"), STEP);
    }

    private static TargetBuilder watched(String name) {
        return Target.named(name).severity(Severity.WARNING);
    }
}
