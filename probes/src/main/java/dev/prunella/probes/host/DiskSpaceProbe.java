// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Limits;
import dev.prunella.probes.sampling.Share;
import java.io.File;
import java.nio.file.Path;

/**
 * Looks at how much room is left for this process where a folder lies. It fails with code {@code disk-full} when that is less than it
 * should be. The value is what is used, in percent.
 *
 * <p>A look asks the system once. A folder of a network that does not answer keeps the look, and no other: it fails with code
 * {@code timed-out}. A folder that cannot be asked is UNKNOWN.
 */
public final class DiskSpaceProbe implements Probe {

    private static final String OWNER = "disk space probe";

    private final File folder;
    private final double leavingShare;
    private final long leavingBytes;

    private DiskSpaceProbe(Path folder, double leavingShare, long leavingBytes) {
        this.folder = folder.toFile();
        this.leavingShare = leavingShare;
        this.leavingBytes = leavingBytes;
    }

    /**
     * Fails when less than this share of the disk is left.
     *
     * @param folder of the default file system; it need not be where a disk begins
     * @param share of the disk that should be left, more than 0 and at most 1
     */
    public static DiskSpaceProbe leaving(Path folder, double share) {
        return new DiskSpaceProbe(folder, Share.check(OWNER, "leaving", share), 0);
    }

    /**
     * Fails when fewer bytes than these are left.
     *
     * @param folder of the default file system
     * @param bytes that should be left, not negative
     */
    public static DiskSpaceProbe leavingBytes(Path folder, long bytes) {
        return new DiskSpaceProbe(folder, 0, Limits.notNegative(OWNER, "leavingBytes", bytes));
    }

    @Override
    public Reading look(ProbeContext context) {
        long total = folder.getTotalSpace();
        long left = folder.getUsableSpace();
        if (total <= 0) {
            return Reading.unknown(HostReadings.UNREADABLE, "the disk of " + folder + " does not tell its size");
        }
        Reading reading = left >= leavingBytes && left >= leavingShare * total ? Reading.pass() : full(left, total);
        return reading.measuring(Share.percent(1 - (double) left / total), "%");
    }

    @Override
    public Reading late(ProbeContext context) {
        return Reading.fail(HostReadings.TIMED_OUT, folder + " does not answer");
    }

    private Reading full(long left, long total) {
        String should = leavingBytes > 0 ? Limits.bytes(leavingBytes) : Share.text(leavingShare);
        return Reading.fail(
                HostReadings.DISK_FULL,
                "%s of %s are left at %s (%s), at least %s should be"
                        .formatted(
                                Limits.bytes(left),
                                Limits.bytes(total),
                                folder,
                                Share.text((double) left / total),
                                should));
    }
}
