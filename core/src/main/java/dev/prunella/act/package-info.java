// SPDX-License-Identifier: Apache-2.0
/**
 * Act: what a remediation is, what it is told and what it may answer. Nothing here decides whether it runs.
 */
@NullMarked
package dev.prunella.act;

import org.jspecify.annotations.NullMarked;
