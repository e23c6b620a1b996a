// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/** What becomes of the connections that a fault has silenced, once it is lifted. */
public enum Stuck {

    /** They go on where they were, with the bytes that were held, as after a partition that TCP survives. */
    RESUMES,

    /** They stay open and silent until they are reset or the proxy is closed, as behind a NAT that forgot them. */
    STAYS_STUCK,

    /** They are reset on both sides, those that stayed stuck before among them, as by a router that lost its table and says so. */
    IS_RESET
}
