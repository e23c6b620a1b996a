// SPDX-License-Identifier: Apache-2.0
/**
 * Faults of the network, injected for real on loopback: a TCP proxy whose connections can be silenced, slowed down, cut, reset
 * and sent elsewhere. But for how a session begins, nothing here knows what protocol is spoken, and nothing reaches beyond the
 * upstream that it was given.
 */
@NullMarked
package dev.prunella.testkit.network;

import org.jspecify.annotations.NullMarked;
