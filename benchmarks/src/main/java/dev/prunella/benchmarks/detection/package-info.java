// SPDX-License-Identifier: Apache-2.0
/** How well detectors find incidents that people have labelled in public data, beside a peer, and what a value costs them. */
@NullMarked
package dev.prunella.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
