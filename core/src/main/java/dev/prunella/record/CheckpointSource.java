// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.Map;

/**
 * Gives the full durable state with which each segment opens. Called on the trail's writer, which must not wait: return an
 * immutable snapshot that was published before.
 *
 * <p>The state must include every entry that was handed to {@link AuditSession#append} before the call, and may include later
 * ones; so publish the state first and append then, and make the replay of a record that the state holds already harmless (a
 * charge is keyed by its attempt, a latch by its name). Names and values are written exactly as given, without redaction, so
 * that recovery gives back what was handed in: foreign text enters the state only as {@link dev.prunella.model.SafeText}. The
 * state has at most 16 MiB as escaped, one entry at most 256 KiB.
 */
@FunctionalInterface
public interface CheckpointSource {

    /** The state now, by name. */
    Map<String, String> state();
}
