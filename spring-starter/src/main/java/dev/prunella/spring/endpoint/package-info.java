// SPDX-License-Identifier: Apache-2.0
/**
 * The actuator endpoint {@code healing}: what an on-call person asks and commands. Only reached where Spring Boot's actuator is on the
 * class path. What is shown was made safe by the loop; nothing here reads settings or credentials.
 */
@NullMarked
package dev.prunella.spring.endpoint;

import org.jspecify.annotations.NullMarked;
