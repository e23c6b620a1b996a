// SPDX-License-Identifier: Apache-2.0
/**
 * A small service on two PostgreSQL servers, and four acts in which its database fails it. Uses what any application can use: the
 * public API and the testkit.
 */
@NullMarked
package dev.prunella.samples.failover;

import org.jspecify.annotations.NullMarked;
