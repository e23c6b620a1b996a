// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders laid out as Linux shows control groups, below a root of the test's own. */
final class HostTree {

    static final String UNIFIED =
            "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot";

    final Path root;

    HostTree(Path root) {
        this.root = root;
    }

    /** A container of version 2 with a name space of its own: it sees itself as the root. */
    static HostTree container(Path root) {
        return new HostTree(root)
                .write("proc/self/cgroup", "0::/")
                .write("proc/self/mountinfo", "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + UNIFIED);
    }

    /** A service of systemd, version 2: its slice may have a limit as well. */
    static HostTree service(Path root) {
        return new HostTree(root)
                .write("proc/self/cgroup", "0::/system.slice/orders.service")
                .write("proc/self/mountinfo", UNIFIED)
                .write("sys/fs/cgroup/system.slice/orders.service/cgroup.procs", "1");
    }

    /** A container of version 1 without a name space: what is mounted is its own group, and its path is that of the host. */
    static HostTree oldContainer(Path root) {
        return new HostTree(root)
                .write(
                        "proc/self/cgroup",
                        "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n1:name=systemd:/docker/abc")
                .write(
                        "proc/self/mountinfo",
                        "33 31 0:30 /docker/abc /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct\n"
                                + "36 31 0:33 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory");
    }

    /** Both versions at once: the memory is of version 1, and the unified tree controls nothing. */
    static HostTree hybrid(Path root) {
        return new HostTree(root)
                .write("proc/self/cgroup", "4:memory:/jobs/one\n0::/jobs/one")
                .write(
                        "proc/self/mountinfo",
                        "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                                + "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw")
                .write("sys/fs/cgroup/memory/jobs/one/cgroup.procs", "1");
    }

    HostTree write(String file, Object text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
