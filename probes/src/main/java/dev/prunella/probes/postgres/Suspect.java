// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import java.sql.Connection;

/**
 * A physical connection on which a call of the application may have got stuck.
 *
 * @param connection the driver's own, not a pool's wrapper
 * @param connectingNanos when it began to be opened, on the monotonic clock
 * @param openedNanos when it was open
 */
public record Suspect(Connection connection, long connectingNanos, long openedNanos) {}
