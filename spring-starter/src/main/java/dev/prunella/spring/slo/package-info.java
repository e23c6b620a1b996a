// SPDX-License-Identifier: Apache-2.0
/** Objectives that the application's beans and properties describe: handed to the supervisor, and told of by the endpoint. */
@NullMarked
package dev.prunella.spring.slo;

import org.jspecify.annotations.NullMarked;
