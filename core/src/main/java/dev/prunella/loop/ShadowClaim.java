// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * A would-be action that is not judged yet.
 *
 * @param key names it in the trail
 * @param incident in which incident
 * @param remediation what would have been run
 * @param generation the incarnation that would have been treated
 * @param atNanos when it would have been started
 * @param requestsFailed whether the application's own traffic showed trouble since then
 * @param spoilt why no verdict will say anything; null while one may
 */
public record ShadowClaim(
        String key,
        IncidentId incident,
        String remediation,
        Generation generation,
        long atNanos,
        boolean requestsFailed,
        @Nullable String spoilt) {

    ShadowClaim noticed(long symptomNanos) {
        boolean since = symptomNanos - atNanos > 0;
        return new ShadowClaim(key, incident, remediation, generation, atNanos, requestsFailed || since, spoilt);
    }

    ShadowClaim spoilt(String why) {
        return new ShadowClaim(
                key, incident, remediation, generation, atNanos, requestsFailed, spoilt == null ? why : spoilt);
    }
}
