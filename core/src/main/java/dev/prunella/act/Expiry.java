// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import java.time.LocalDate;

/**
 * Until when a remediation may stand in for a proper repair.
 *
 * @param lastDay the last day, in UTC, on which it is run
 * @param ticket where the repair is tracked, not blank
 */
public record Expiry(LocalDate lastDay, String ticket) {

    /** Checks the ticket. */
    public Expiry {
        if (ticket.isBlank()) {
            throw new IllegalArgumentException("expiry: ticket must not be blank, got '" + ticket + "'");
        }
    }
}
