// SPDX-License-Identifier: Apache-2.0
/** The loop of Prunella: detect, diagnose, decide, act, verify, record, escalate. */
module dev.prunella.core {
    requires static org.jspecify;

    exports dev.prunella.time;
}
