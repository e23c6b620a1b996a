// SPDX-License-Identifier: Apache-2.0
/**
 * resilience4j: circuit breakers that an application has and keeps. They tell of trouble, and an open one lets calls through again once
 * the target behind it was healed. Nothing here makes a breaker, publishes a meter or overrides a person, and nothing outside this
 * package names one of resilience4j's types.
 */
@NullMarked
package dev.prunella.actuators.resilience4j;

import org.jspecify.annotations.NullMarked;
