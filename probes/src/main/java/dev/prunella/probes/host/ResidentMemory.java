// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that processes have in use, as Linux tells it. */
final class ResidentMemory {

    private static final long KIB = 1_024;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");

    private final Path proc;

    /** @param proc where the kernel shows processes */
    ResidentMemory(Path proc) {
        this.proc = proc;
    }

    /** Bytes of this one; negative if it is not told, as of one that has ended. */
    long bytes(ProcessHandle process) {
        Matcher line = RESIDENT.matcher(GroupFile.text(proc.resolve(process.pid() + "/status")));
        return line.find() ? Long.parseLong(line.group(1)) * KIB : GroupFile.NONE;
    }
}
