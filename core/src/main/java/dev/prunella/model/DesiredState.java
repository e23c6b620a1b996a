// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/** The state that a target is meant to be in; only a target that should run is healed. */
public enum DesiredState {
    /** It should serve: deviations are healed. */
    RUNNING,
    /** It was stopped on purpose: nothing is healed. */
    STOPPED,
    /** A person works on it: nothing is healed, nobody is paged. */
    MAINTENANCE
}
