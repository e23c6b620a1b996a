// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.security.Security;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Who keeps the address of a name for ever never finds a database that has moved, however often a pool is replaced. */
final class DnsCacheCheck implements DoctorCheck {

    private static final String SECURITY_PROPERTY = "networkaddress.cache.ttl";
    private static final String SYSTEM_PROPERTY = "sun.net.inetaddr.ttl";

    private final Supplier<Settings> settings;

    /**
     * What decides, in the order in which Java asks. A text that is no number does not count.
     *
     * @param security the security property, empty if it is not set
     * @param system the system property, empty if it is not set
     * @param securityManager whether there is one, with which the default is for ever
     */
    record Settings(String security, String system, boolean securityManager) {

        /** Those of this process. */
        @SuppressWarnings("removal")
        static Settings ofThisProcess() {
            String security = Security.getProperty(SECURITY_PROPERTY);
            return new Settings(
                    security == null ? "" : security,
                    System.getProperty(SYSTEM_PROPERTY, ""),
                    System.getSecurityManager() != null);
        }
    }

    DnsCacheCheck(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public List<Finding> examine() {
        Settings now = settings.get();
        OptionalInt security = seconds(now.security());
        OptionalInt system = seconds(now.system());
        if (security.isPresent()) {
            return found(security.getAsInt() < 0, SECURITY_PROPERTY + " is " + now.security());
        }
        if (system.isPresent()) {
            return found(system.getAsInt() < 0, SYSTEM_PROPERTY + " is " + now.system());
        }
        return found(now.securityManager(), SECURITY_PROPERTY + " is not set and there is a security manager");
    }

    private static OptionalInt seconds(String text) {
        try {
            return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.decode(text.trim()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static List<Finding> found(boolean forEver, String what) {
        return forEver
                ? List.of(new Finding(
                        "dns-cache",
                        "JVM",
                        what,
                        "the address of a name is kept for ever, so that a database that moves is never found again",
                        SECURITY_PROPERTY + " in java.security",
                        "30"))
                : List.of();
    }
}
