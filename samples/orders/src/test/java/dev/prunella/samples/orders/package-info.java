// SPDX-License-Identifier: Apache-2.0
/** The service over HTTP, while its database fails. */
@NullMarked
package dev.prunella.samples.orders;

import org.jspecify.annotations.NullMarked;
