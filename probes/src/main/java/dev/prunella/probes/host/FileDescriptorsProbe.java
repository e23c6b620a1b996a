// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Pace;
import dev.prunella.probes.sampling.Share;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how many files and sockets this process has open. It fails with code {@code file-descriptors} when that is more than its share of
 * what it may have; beyond that no connection is accepted and no file is opened. The value is that share in percent.
 *
 * <p>The system counts them one by one, so with many the probe looks at most for a hundredth of the time. It is UNKNOWN where the system has no
 * such limit, and in a run-time image without the module {@code jdk.management}.
 */
public final class FileDescriptorsProbe implements Probe {

    private static final String MODULE = "jdk.management";

    private final double atMost;
    private final @Nullable Descriptors descriptors;
    private final Pace pace = Pace.byCost();

    private FileDescriptorsProbe(double atMost, @Nullable Descriptors descriptors) {
        this.atMost = Share.check("file descriptors probe", "atMost", atMost);
        this.descriptors = descriptors;
    }

    /** What is open, and how many may be. */
    interface Descriptors {
        long open();

        long most();
    }

    /** Fails beyond this share of those that may be open, more than 0 and at most 1. */
    public static FileDescriptorsProbe atMost(double share) {
        return of(share, ofThisProcess());
    }

    static FileDescriptorsProbe of(double share, @Nullable Descriptors descriptors) {
        return new FileDescriptorsProbe(share, descriptors);
    }

    /** Whether this process can tell. */
    public static boolean isReported() {
        return ofThisProcess() != null;
    }

    private static @Nullable Descriptors ofThisProcess() {
        return ModuleLayer.boot().findModule(MODULE).isPresent() ? UnixDescriptors.ofThisProcess() : null;
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, each -> ask());
    }

    private Reading ask() {
        long open = descriptors == null ? -1 : descriptors.open();
        long most = descriptors == null ? -1 : descriptors.most();
        if (open < 0 || most <= 0) {
            return Reading.unknown(HostReadings.NOT_REPORTED, "this system does not tell how many files are open");
        }
        double share = (double) open / most;
        Reading reading = share <= atMost
                ? Reading.pass()
                : Reading.fail(
                        HostReadings.DESCRIPTORS,
                        "%d files and sockets are open of %d that may be (%s), at most %s should be"
                                .formatted(open, most, Share.text(share), Share.text(atMost)));
        return reading.measuring(Share.percent(share), "%");
    }
}
