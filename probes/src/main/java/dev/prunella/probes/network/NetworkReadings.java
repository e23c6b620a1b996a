// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

/** The codes of readings of names and certificates: runbooks name their causes by them. */
public final class NetworkReadings {

    /** The name has no address. */
    public static final String UNRESOLVED = "unresolved";
    /** The name was resolved, and it took far too long. */
    public static final String SLOW = "slow";
    /** The virtual machine keeps addresses for ever, so that what moves is never found again. */
    public static final String CACHED_FOR_EVER = "cached-for-ever";
    /** Of a PASS: the name has other addresses than before. */
    public static final String ADDRESSES_CHANGED = "addresses-changed";
    /** A certificate ends soon, or has ended. */
    public static final String EXPIRES = "certificate-expires";
    /** A certificate does not hold yet. */
    public static final String NOT_YET_VALID = "certificate-not-yet-valid";
    /** UNKNOWN: no certificate could be read yet. */
    public static final String UNREADABLE = "unreadable";

    private NetworkReadings() {}
}
