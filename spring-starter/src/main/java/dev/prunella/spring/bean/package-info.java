// SPDX-License-Identifier: Apache-2.0
/** What all need that look at the beans of an application for annotations: which are worth a look, those that are not made yet, spans of time. */
@NullMarked
package dev.prunella.spring.bean;

import org.jspecify.annotations.NullMarked;
