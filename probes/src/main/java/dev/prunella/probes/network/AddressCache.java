// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import java.security.Security;
import java.util.OptionalInt;

/**
 * How long the virtual machine keeps the addresses of a name.
 *
 * @param security the security property {@code networkaddress.cache.ttl}, empty if it is not set
 * @param system the system property {@code sun.net.inetaddr.ttl}, which counts where the other one is not set or no number
 * @param securityManager whether there is one, with which the default is for ever
 */
record AddressCache(String security, String system, boolean securityManager) {

    /** That of this process. */
    @SuppressWarnings("removal")
    static AddressCache ofThisProcess() {
        String security = Security.getProperty("networkaddress.cache.ttl");
        return new AddressCache(
                security == null ? "" : security,
                System.getProperty("sun.net.inetaddr.ttl", ""),
                System.getSecurityManager() != null);
    }

    boolean forEver() {
        OptionalInt first = seconds(security);
        OptionalInt counts = first.isPresent() ? first : seconds(system);
        return counts.isPresent() ? counts.getAsInt() < 0 : securityManager;
    }

    private static OptionalInt seconds(String text) {
        try {
            return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.decode(text.strip()));
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }
}
