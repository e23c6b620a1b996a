// SPDX-License-Identifier: Apache-2.0
/**
 * Tries detectors and a policy on what was recorded: last month's data says when they would have detected, decided and acted, before
 * anybody trusts them.
 */
@NullMarked
package dev.prunella.testkit.replay;

import org.jspecify.annotations.NullMarked;
