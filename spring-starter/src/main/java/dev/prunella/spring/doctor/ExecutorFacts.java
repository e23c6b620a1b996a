// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

/**
 * How an executor is set.
 *
 * @param bean its name
 * @param queueCapacity how many tasks may wait
 * @param springBoots whether it is the one that Spring Boot makes unasked
 */
record ExecutorFacts(String bean, int queueCapacity, boolean springBoots) {}
