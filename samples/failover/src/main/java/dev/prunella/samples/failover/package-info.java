// SPDX-License-Identifier: Apache-2.0
/**
 * A small service on two PostgreSQL servers, of which one is demoted. Uses what any application can use: the public API and the
 * testkit.
 */
@NullMarked
package dev.prunella.samples.failover;

import org.jspecify.annotations.NullMarked;
