// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Adds the console's headers in reactive applications. */
final class ConsoleHeadersWebFilter implements WebFilter {

    private final ConsoleHeaders headers;

    ConsoleHeadersWebFilter(ConsoleHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        headers.of(exchange.getRequest().getPath().value())
                .forEach((name, value) -> exchange.getResponse().getHeaders().set(name, value));
        return chain.filter(exchange);
    }
}
