// SPDX-License-Identifier: Apache-2.0
/**
 * Real PostgreSQL servers for tests, with the faults that a server can have: killed, stopped, restarted, demoted. Nothing
 * here simulates a database, and nothing leaves files or processes behind.
 */
@NullMarked
package dev.prunella.testkit.postgres;

import org.jspecify.annotations.NullMarked;
