// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import java.util.concurrent.CompletableFuture;

/**
 * Serves requests in the order in which they come, also those that nobody waits for any more; an answer enters the cache only if
 * somebody still waited for it, as with a look-aside cache. That is what keeps an overload going after its trigger is gone.
 */
interface Service {

    /** Asks; who gives up completes the result, and the service does not hear of it. */
    CompletableFuture<String> request();

    /** The cache is gone, or back and empty. */
    void cacheDown(boolean value);

    /** Each request takes five times as long, or does no more. */
    void slow(boolean value);
}
