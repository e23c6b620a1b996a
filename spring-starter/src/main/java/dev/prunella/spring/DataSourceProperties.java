// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set under {@code prunella.datasource}.
 *
 * @param enabled Whether connection pools are found and supervised.
 * @param facade Whether each HikariDataSource that has not been started is made one whose pool can be replaced. Without that a pool gets
 *     eviction only, and its trouble is found by the periodic look only.
 */
public record DataSourceProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean facade) {}
