// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import java.sql.Connection;

/**
 * A call that will never be answered: it has been in progress on the connection for at least a tenth of a second, in which the
 * server waited for its client and did not stir.
 *
 * @param connection the driver's own
 * @param pid the backend's process id
 * @param started when the backend began, as the server writes it: with the pid it names the backend for ever
 */
public record StuckCall(Connection connection, int pid, String started) {}
