// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

/**
 * A rule that was broken.
 *
 * @param law its name
 * @param sentence what was broken and by what
 * @param atNanos when, since the run began
 */
public record Breach(String law, String sentence, long atNanos) {}
