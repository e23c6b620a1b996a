// SPDX-License-Identifier: Apache-2.0
/** What the façade adds to borrowing and returning a connection, on a database that costs nothing. */
@NullMarked
package dev.prunella.benchmarks.facade;

import org.jspecify.annotations.NullMarked;
