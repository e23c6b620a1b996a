// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how long work waited for a resource during the last minute, by the pressure stall information of Linux: of the container
 * where it is told, otherwise of the host. It fails with code {@code pressure} when that is more than its share of the time. The value is
 * that share, in percent.
 *
 * <p>A look reads one small file; the kernel averages. Where the kernel does not tell, it is UNKNOWN.
 */
public final class PressureProbe implements Probe {

    private static final Path ROOT = Path.of("/");
    private static final double PERCENT = 100;

    private final Resource resource;
    private final double atMost;
    private final @Nullable Path file;

    /** What work can wait for. */
    public enum Resource {
        /** Processors: some work waited. */
        CPU("some"),
        /** Memory: no work got on. */
        MEMORY("full"),
        /** Disks: no work got on. */
        IO("full");

        private final Pattern line;

        Resource(String line) {
            this.line = Pattern.compile(line + " .*avg60=([0-9.]+)");
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private PressureProbe(Path root, Resource resource, double atMost) {
        this.resource = resource;
        this.atMost = Share.check("pressure probe", "atMost", atMost);
        file = file(root, resource);
    }

    /** Fails beyond this share of the time, more than 0 and at most 1. */
    public static PressureProbe atMost(Resource resource, double share) {
        return of(ROOT, resource, share);
    }

    static PressureProbe of(Path root, Resource resource, double share) {
        return new PressureProbe(root, resource, share);
    }

    /** Whether the kernel tells of this resource. */
    public static boolean isReported(Resource resource) {
        return file(ROOT, resource) != null;
    }

    private static @Nullable Path file(Path root, Resource resource) {
        ControlGroup group = ControlGroup.of(root, resource.word());
        Path ofTheHost = root.resolve("proc/pressure/" + resource.word());
        Path ofTheGroup = group == null || !group.unified()
                ? ofTheHost
                : group.levels().get(0).resolve(resource.word() + ".pressure");
        if (tells(ofTheGroup, resource)) {
            return ofTheGroup;
        }
        return tells(ofTheHost, resource) ? ofTheHost : null;
    }

    /** A kernel may have the file and refuse to read it. */
    private static boolean tells(Path file, Resource resource) {
        return Files.exists(file) && resource.line.matcher(GroupFile.text(file)).find();
    }

    @Override
    public Reading look(ProbeContext context) {
        Matcher line = resource.line.matcher(file == null ? "" : GroupFile.text(file));
        if (!line.find()) {
            return Reading.unknown(HostReadings.NOT_REPORTED, "this kernel does not tell of " + resource.word());
        }
        double share = Double.parseDouble(line.group(1)) / PERCENT;
        Reading reading = share <= atMost
                ? Reading.pass()
                : Reading.fail(
                        HostReadings.PRESSURE,
                        "work waited for %s in %s of the last minute, in at most %s it should, by %s"
                                .formatted(resource.word(), Share.text(share), Share.text(atMost), file));
        return reading.measuring(Share.percent(share), "%");
    }
}
