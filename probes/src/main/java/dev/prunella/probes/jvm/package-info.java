// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at the virtual machine from the inside: heap, collections, threads, classes. It is asked by its management beans alone; no
 * thread is ended here, nothing is collected, and nothing is dumped.
 */
@NullMarked
package dev.prunella.probes.jvm;

import org.jspecify.annotations.NullMarked;
