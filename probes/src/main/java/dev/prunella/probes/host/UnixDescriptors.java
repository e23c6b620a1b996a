// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** The open files of this process, by the bean of a module that a small run-time image may lack: only reached where it is there. */
final class UnixDescriptors implements FileDescriptorsProbe.Descriptors {

    private final UnixOperatingSystemMXBean bean;

    private UnixDescriptors(UnixOperatingSystemMXBean bean) {
        this.bean = bean;
    }

    static FileDescriptorsProbe.@Nullable Descriptors ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? new UnixDescriptors(unix)
                : null;
    }

    @Override
    public long open() {
        return bean.getOpenFileDescriptorCount();
    }

    @Override
    public long most() {
        return bean.getMaxFileDescriptorCount();
    }
}
