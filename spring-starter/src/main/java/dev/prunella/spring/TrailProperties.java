// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an application may set under {@code prunella.trail}.
 *
 * @param folder The folder of the audit trail, which is created if need be and belongs to one process at a time. Without one the trail
 *     is in memory: it does not survive the process, and nothing may break liveness.
 */
public record TrailProperties(@Nullable Path folder) {}
