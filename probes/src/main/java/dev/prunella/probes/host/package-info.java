// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at what the host gives to this process and may run out of: files, disks, memory and processors of its container, the clock, child
 * processes. It is asked by the JDK and by files of the kernel; no process is started here, and none is ended.
 */
@NullMarked
package dev.prunella.probes.host;

import org.jspecify.annotations.NullMarked;
