// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Deadline;
import dev.prunella.time.SystemTime;
import java.time.Duration;

/** What is seen of open files in a process of its own, whose modules the test has chosen. Prints a line. */
final class DescriptorsRun {

    private DescriptorsRun() {}

    public static void main(String[] args) throws Exception {
        Deadline deadline =
                Deadline.in(Duration.ofSeconds(1), SystemTime.clock().nanoTime());
        Reading reading = FileDescriptorsProbe.atMost(1).look(new ProbeContext(deadline, SystemTime.clock()));
        System.out.println(FileDescriptorsProbe.isReported() + " " + reading.status() + " " + reading.code());
    }
}
