// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;

/** Looks for one kind of setting that will hurt. A bean of this type is asked beside those that are there already. */
@FunctionalInterface
public interface DoctorCheck {

    /**
     * What it finds now; empty if all is well. Called while the application starts and on threads of requests, several at a time: it
     * reads settings and waits for nothing. If it throws, the log says so and the others are asked all the same.
     */
    List<Finding> examine();
}
