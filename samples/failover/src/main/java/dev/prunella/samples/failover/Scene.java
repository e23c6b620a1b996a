// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/**
 * What a fault can reach.
 *
 * @param cluster the servers and the endpoints
 * @param pools the pool that is left alone and the one that is supervised
 */
record Scene(Cluster cluster, List<HikariDataSource> pools) {}
