// SPDX-License-Identifier: Apache-2.0
/**
 * Finds HikariCP pools among the beans, puts a façade in front of those that can be given one, and keeps Spring Boot's meters of them.
 * Only reached where HikariCP and Spring Boot's JDBC module are on the class path.
 */
@NullMarked
package dev.prunella.spring.datasource;

import org.jspecify.annotations.NullMarked;
