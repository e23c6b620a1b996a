// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/**
 * What the page itself cannot say, since the answer of an endpoint has no headers: who may frame it, and that it is not kept. Where the
 * endpoint is, is asked at the first request for a page of that name: to ask earlier would make beans before their time.
 */
final class ConsoleHeaders {

    private static final EndpointId ENDPOINT = EndpointId.of(HealingEndpoint.ID);
    private static final String PAGE = "/" + HealingWebExtension.PAGE;

    private final ObjectProvider<PathMappedEndpoints> endpoints;
    private final ObjectProvider<ConsolePage> page;

    ConsoleHeaders(ObjectProvider<PathMappedEndpoints> endpoints, ObjectProvider<ConsolePage> page) {
        this.endpoints = endpoints;
        this.page = page;
    }

    /** Of an answer to this path; none if it is not the console's. */
    Map<String, String> of(String path) {
        ConsolePage console = isConsole(path) ? page.getIfAvailable() : null;
        if (console == null) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", console.policy());
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "same-origin");
        return headers;
    }

    private boolean isConsole(String path) {
        PathMappedEndpoints mapped = path.contains(PAGE) ? endpoints.getIfAvailable() : null;
        String root = mapped == null ? null : mapped.getPath(ENDPOINT);
        return root != null && path.contains(root + PAGE);
    }
}
