// SPDX-License-Identifier: Apache-2.0
/**
 * Extensions of JUnit Jupiter, which the user brings. Nothing here knows of targets or faults.
 */
@NullMarked
package dev.prunella.testkit.junit;

import org.jspecify.annotations.NullMarked;
