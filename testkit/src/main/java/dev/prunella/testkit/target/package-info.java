// SPDX-License-Identifier: Apache-2.0
/** Targets as they are supervised in production, without whatever touches the real thing. */
@NullMarked
package dev.prunella.testkit.target;

import org.jspecify.annotations.NullMarked;
