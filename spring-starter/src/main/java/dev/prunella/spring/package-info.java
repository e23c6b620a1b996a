// SPDX-License-Identifier: Apache-2.0
/**
 * Prunella in a Spring Boot application: the supervisor as a bean, its properties, and the port through which each kind of component
 * is found. Nothing of an optional library may be named here; what finds a kind of component has a package of its own.
 */
@NullMarked
package dev.prunella.spring;

import org.jspecify.annotations.NullMarked;
