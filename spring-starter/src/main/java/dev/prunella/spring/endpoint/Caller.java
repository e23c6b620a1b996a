// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.security.Principal;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** In whose name something is asked or commanded. */
final class Caller {

    static final String NOBODY_KNOWN = "unknown caller";

    private static final int LONGEST_NAME = 200;

    private Caller() {}

    static String nameOf(SecurityContext caller) {
        Principal principal = caller.getPrincipal();
        String name = principal == null ? "" : principal.getName();
        if (name == null || name.isBlank()) {
            return NOBODY_KNOWN;
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
