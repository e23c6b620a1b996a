// SPDX-License-Identifier: Apache-2.0
/**
 * How often probes ask and over what span they judge: pace, windows of counts, a history of their own. Not exported; no probe may
 * stand here.
 */
@NullMarked
package dev.prunella.probes.sampling;

import org.jspecify.annotations.NullMarked;
