// SPDX-License-Identifier: Apache-2.0
/** The loop of Prunella: detect, diagnose, decide, act, verify, record, escalate. */
module dev.prunella.core {
    requires io.github.resilience4j.core;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.prunella.time;
}
